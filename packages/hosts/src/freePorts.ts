import { once } from "node:events";
import { createServer } from "node:net";

/** Ports on 127.0.0.1 that nothing listens on, all different. */
export async function freePorts(count: number): Promise<number[]> {
  // All of them are held at the same time, so that none is handed out twice.
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  const ports: number[] = [];
  for (const server of servers) {
    if (!server.listening) {
      await once(server, "listening");
    }
    const address = server.address();
    if (address === null || typeof address === "string") {
      throw new Error("A TCP server has no port.");
    }
    ports.push(address.port);
  }
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}

/** A port on 127.0.0.1 that nothing listens on. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) {
    throw new Error("The operating system gave no port.");
  }
  return port;
}
