import { createServer, type Server, type Socket } from "node:net";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";

/** Serves one local connection until it or the signal ends. */
export type ServeConnection = (socket: Socket, signal: AbortSignal) => void;

/** A port of this machine, open to this machine alone, whose connections go somewhere else. */
export class PortForward implements Disposable {
  /** The local port. */
  readonly port: number;
  private readonly server: Server;
  private readonly ended: AbortController;

  private constructor(server: Server, port: number, ended: AbortController) {
    this.server = server;
    this.port = port;
    this.ended = ended;
  }

  /**
   * Opens the port on 127.0.0.1.
   *
   * @param port 0 for any that is free
   * @throws an error with the code `EADDRINUSE` or `EACCES` if the port cannot be had
   */
  static async open(port: number, serve: ServeConnection): Promise<PortForward> {
    const ended = new AbortController();
    const sockets = new Set<Socket>();
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      socket.on("error", () => socket.destroy());
      serve(socket, ended.signal);
    });
    ended.signal.addEventListener("abort", () => {
      for (const socket of sockets) socket.destroy();
    });
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
    await promise;
    const address = server.address();
    return new PortForward(server, typeof address === "object" && address ? address.port : port, ended);
  }

  dispose(): void {
    this.ended.abort();
    this.server.close();
  }
}
