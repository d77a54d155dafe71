import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { join } from "node:path";
import { TLSSocket } from "node:tls";

/** Handles one request of a test's server; may never respond. */
export type Answer = (response: http.ServerResponse, request: http.IncomingMessage) => void;

const tls = join(import.meta.dirname, "../fixtures/tls");

/** The certificate of every HTTPS {@link FaultyServer}, in PEM; not trusted by default. */
export const certificate = readFileSync(join(tls, "certificate.pem"), "utf8");

/** The key of that certificate, in PEM. */
export const certificateKey = readFileSync(join(tls, "key.pem"), "utf8");

/** An HTTP or HTTPS server on this machine that behaves, and misbehaves, as a test says. */
export class FaultyServer implements AsyncDisposable {
  /** The requested paths with their queries, oldest first. */
  readonly requests: URL[] = [];
  readonly authorizations: (string | undefined)[] = [];
  /** Whether each request came with a client certificate. */
  readonly showedCertificates: boolean[] = [];
  /** The requests that are neither fully answered nor aborted. */
  readonly underWay = new Set<http.IncomingMessage>();
  readonly #server: http.Server;
  /** The scheme and the host of its address. */
  readonly #origin: string;
  #answer: Answer;

  private constructor(server: http.Server, origin: string, answer: Answer) {
    this.#server = server;
    this.#origin = origin;
    this.#answer = answer;
    server.on("request", (request: http.IncomingMessage, response: http.ServerResponse) => {
      this.requests.push(new URL(request.url ?? "", this.url));
      this.authorizations.push(request.headers.authorization);
      const { socket } = request;
      this.showedCertificates.push(socket instanceof TLSSocket && "raw" in socket.getPeerCertificate());
      this.underWay.add(request);
      response.on("close", () => this.underWay.delete(request));
      this.#answer(response, request);
    });
  }

  static async start(
    answer: Answer,
    scheme: "http" | "https" = "http",
    host: "127.0.0.1" | "::1" = "127.0.0.1",
  ): Promise<FaultyServer> {
    const server =
      scheme === "http"
        ? http.createServer()
        : https.createServer({
            cert: certificate,
            key: certificateKey,
            requestCert: true,
            rejectUnauthorized: false,
          });
    await once(server.listen(0, host), "listening");
    return new FaultyServer(server, `${scheme}://${host === "::1" ? "[::1]" : host}`, answer);
  }

  get url(): string {
    return `${this.#origin}:${this.port}`;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The server has no port.");
    return address.port;
  }

  /** Replaces the handler of further requests. */
  set answer(answer: Answer) {
    this.#answer = answer;
  }

  /** The number of connected clients. */
  async connections(): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.#server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
    return promise;
  }

  /** Drops all connections, as if the network had failed. */
  hangUp(): void {
    this.#server.closeAllConnections();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server.close(), "close");
    this.hangUp();
    await closed;
  }
}

/** Responds with JSON. */
export function json(body: unknown, status = 200, headers: http.OutgoingHttpHeaders = {}): Answer {
  return (response) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Responds with a web page. */
export function html(status = 200, headers: http.OutgoingHttpHeaders = {}): Answer {
  return (response) =>
    response.writeHead(status, { "content-type": "text/html", ...headers }).end("<h1>Sign in</h1>");
}

/** Responds with an error like an API server. */
export function failure(code: number, message: string, headers: http.OutgoingHttpHeaders = {}): Answer {
  return json({ kind: "Status", apiVersion: "v1", status: "Failure", message, code }, code, headers);
}

/** Accepts the request and never responds. */
export const silence: Answer = () => undefined;
