import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketConnection } from "../../src/api/http/webSocket.ts";
import { answerHandshake } from "../../src/api/http/webSocketHandshake.ts";

/** An HTTP server on 127.0.0.1 that accepts WebSockets, which tests read and write as they like. */
export class WebSocketServer implements Disposable {
  /** The requested paths with their queries, oldest first. */
  readonly requests: string[] = [];
  /** The messages of all connections, oldest first. */
  readonly received: Buffer[] = [];
  readonly connections: WebSocketConnection[] = [];
  /** Returns the whole HTTP answer in the place of a WebSocket, if there is to be none. */
  refuse: (request: IncomingMessage) => string | undefined = () => undefined;
  /** Sends what comes together with the handshake. */
  greet: (connection: WebSocketConnection) => void = () => undefined;
  readonly url: string;
  readonly #server: Server;
  readonly #sockets: Duplex[] = [];

  private constructor(server: Server, port: number, protocols: readonly string[]) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
    server.on("upgrade", (request, socket: Duplex, head: Buffer) => {
      this.#sockets.push(socket);
      this.requests.push(request.url ?? "");
      socket.on("error", () => socket.destroy());
      const refusal = this.refuse(request);
      if (refusal !== undefined) {
        socket.end(refusal);
        return;
      }
      const answer = answerHandshake(request, protocols);
      if (typeof answer !== "string") throw new Error(answer.message);
      socket.cork();
      socket.write(answer);
      const connection = new WebSocketConnection(socket, head);
      connection.onMessage = (message) => void this.received.push(Buffer.from(message));
      this.connections.push(connection);
      this.greet(connection);
      socket.uncork();
    });
  }

  static async start(protocols: readonly string[]): Promise<WebSocketServer> {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    return new WebSocketServer(server, typeof address === "object" && address ? address.port : 0, protocols);
  }

  /** Sends bytes that need not be a message to all clients. */
  sendRaw(bytes: Buffer): void {
    for (const socket of this.#sockets) socket.write(bytes);
  }

  /** Cuts all connections without a word. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  [Symbol.dispose](): void {
    this.cut();
    this.#server.close();
  }
}
