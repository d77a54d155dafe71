import { once } from "node:events";
import { createServer } from "node:net";

/** Finds distinct free ports on 127.0.0.1. */
export async function freePorts(count: number): Promise<number[]> {
  // All ports are held at the same time, so that each is different.
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

/** Finds a free port on 127.0.0.1. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) {
    throw new Error("The operating system gave no port.");
  }
  return port;
}
