import { once } from "node:events";
import net from "node:net";

/** Reads where a client wants to go from what it sends first, and connects it; the rest is relayed. */
type Entrance = (client: net.Socket, connect: (host: string, port: number) => net.Socket) => void;

/** A relay between clients and servers on 127.0.0.1, whose connections can die without a word. */
export class Relay implements AsyncDisposable {
  /** Where clients wanted to go, such as `host:443`; empty for a relay with one target. */
  readonly destinations: string[] = [];
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();

  private constructor(server: net.Server) {
    this.#server = server;
  }

  /** Relays to one port. */
  static to(port: number): Promise<Relay> {
    return Relay.#start(port, (client, connect) => {
      join(client, connect("", 0));
    });
  }

  /**
   * A SOCKS5 proxy without authentication, https://www.rfc-editor.org/rfc/rfc1928.
   *
   * @param port where all connections go, whatever their destination
   */
  static socks(port: number): Promise<Relay> {
    return Relay.#start(port, (client, connect) => {
      client.once("data", () => {
        client.write(Buffer.from([5, 0]));
        client.once("data", (asked: Buffer) => {
          const [, , , kind, length = 0] = asked;
          const isName = kind === 3;
          const end = isName ? 5 + length : 8;
          const host = isName ? asked.toString("latin1", 5, end) : asked.subarray(4, end).join(".");
          const target = connect(host, asked.readUInt16BE(end));
          target.once("connect", () => {
            client.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
            join(client, target);
          });
        });
      });
    });
  }

  /** An HTTP proxy that opens tunnels (CONNECT), see {@link socks}. */
  static http(port: number): Promise<Relay> {
    return Relay.#start(port, (client, connect) => {
      client.once("data", (asked: Buffer) => {
        const [, host = "", wanted = ""] = /^CONNECT (.*):(\d+) /.exec(asked.toString("latin1")) ?? [];
        const target = connect(host, Number(wanted));
        target.once("connect", () => {
          client.write("HTTP/1.1 200 Connection established\r\n\r\n");
          join(client, target);
        });
      });
    });
  }

  static async #start(port: number, enter: Entrance): Promise<Relay> {
    const server = net.createServer();
    const relay = new Relay(server);
    server.on("connection", (client) => {
      relay.#keep(client);
      enter(client, (host, wanted) => {
        if (host !== "") relay.destinations.push(`${host}:${wanted}`);
        return relay.#keep(net.connect(port, "127.0.0.1"));
      });
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return relay;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The relay has no port.");
    return address.port;
  }

  /** Lets the connections of now die without a word: nothing gets through any more, and nobody is told. */
  die(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server.close(), "close");
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #keep(socket: net.Socket): net.Socket {
    this.#sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.#sockets.delete(socket));
    return socket;
  }
}

function join(client: net.Socket, target: net.Socket): void {
  client.pipe(target).pipe(client);
}
