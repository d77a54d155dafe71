import { once } from "node:events";
import http from "node:http";
import http2 from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { certificate, certificateKey } from "@kubernetes-workshop/testing/faultyServer";

/** The last stream of a GOAWAY that only announces the end, as Go sends it first. https://www.rfc-editor.org/rfc/rfc9113#name-goaway */
const lastStream = 2 ** 31 - 1;

/** The headers that HTTP/2 does not have. */
const ofConnection: ReadonlySet<string> = new Set(["connection", "keep-alive", "transfer-encoding"]);

/** Serves an HTTP server over TLS, by HTTP/2 or HTTP/1.1 as the client likes, as API servers do. */
export class Http2Gateway implements AsyncDisposable {
  readonly port: number;
  /** The versions of all requests. */
  readonly versions = new Set<string>();
  /** The connections by HTTP/2 so far. */
  sessionCount = 0;
  readonly #server: http2.Http2SecureServer;
  readonly #sessions = new Set<http2.ServerHttp2Session>();
  readonly #sockets = new Set<Socket>();

  private constructor(server: http2.Http2SecureServer, port: number) {
    this.#server = server;
    this.port = port;
    server.on("session", (session) => {
      this.sessionCount++;
      this.#sessions.add(session);
      session.on("close", () => this.#sessions.delete(session));
      session.on("error", () => session.destroy());
    });
    server.on("secureConnection", (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    server.on("request", (request) => this.versions.add(request.httpVersion));
  }

  static async start(target: number): Promise<Http2Gateway> {
    const server = http2.createSecureServer({ cert: certificate, key: certificateKey, allowHTTP1: true });
    server.on("request", (request, response) => {
      const headers = request.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 && !name.startsWith(":") ? [name, all[index + 1] ?? ""] : [],
      );
      const asked = http.request({
        ...{ host: "127.0.0.1", port: target, method: request.method, path: request.url },
        headers: headers.includes("host") ? headers : [...headers, "host", "127.0.0.1"],
      });
      asked.on("response", (answer) => {
        const kept = Object.entries(answer.headers).filter(([name]) => !ofConnection.has(name));
        response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
        // By HTTP/2, they have been sent.
        if (response instanceof http.ServerResponse) response.flushHeaders();
        answer.pipe(response);
        answer.on("error", () => response.destroy());
      });
      asked.on("error", () => response.destroy());
      response.on("close", () => asked.destroy());
      request.pipe(asked);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return new Http2Gateway(server, (server.address() as AddressInfo).port);
  }

  /** Announces the end of all connections, as a server that is drained; what is under way goes on. */
  goAway(): void {
    for (const session of this.#open()) session.goaway(http2.constants.NGHTTP2_NO_ERROR, lastStream);
  }

  /** Ends all connections in order, as a server that is drained and has waited long enough. */
  end(): void {
    for (const session of this.#open()) {
      session.goaway(http2.constants.NGHTTP2_NO_ERROR);
      session.destroy();
    }
  }

  #open(): http2.ServerHttp2Session[] {
    return [...this.#sessions].filter(({ destroyed }) => !destroyed);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const each of [...this.#sessions, ...this.#sockets]) each.destroy();
    await closed;
  }
}
