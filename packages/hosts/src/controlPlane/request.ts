import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { text } from "node:stream/consumers";

/** A response of the API server; `body` is parsed JSON, or else text. */
export interface ApiResponse {
  readonly status: number;
  readonly body: unknown;
}

/** A request to the API server; a non-string body is sent as JSON. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
  readonly accept?: string | undefined;
}

/** Sends requests to an API server with one user's token, over connections that stay open until `close`. */
export class ApiClient {
  readonly #server: string;
  readonly #token: string;
  readonly #agent: Agent;

  constructor(server: string, caPem: string, token: string) {
    this.#server = server;
    this.#token = token;
    this.#agent = new Agent({ keepAlive: true, ca: caPem });
  }

  /** Sends a request and reads the whole response, whatever its status. */
  async send(sent: ApiRequest): Promise<ApiResponse> {
    const incoming = await this.open(sent);
    const answer = await text(incoming);
    const isJson = incoming.headers["content-type"]?.includes("json") ?? false;
    return { status: incoming.statusCode ?? 0, body: isJson ? JSON.parse(answer) : answer };
  }

  /** Sends a request and resolves when the response begins; a watch continues until destroyed. */
  async open({ method, path, body, contentType, accept }: ApiRequest): Promise<IncomingMessage> {
    const text = body === undefined || typeof body === "string" ? (body ?? "") : JSON.stringify(body);
    const outgoing = request(new URL(path, this.#server), {
      method,
      agent: this.#agent,
      headers: {
        authorization: `Bearer ${this.#token}`,
        accept: accept ?? "application/json",
        "content-type": contentType ?? "application/json",
        // Node tells it by itself for some methods only, and DELETE may have a body.
        "content-length": Buffer.byteLength(text),
      },
    });
    outgoing.end(text);
    return await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once("response", resolve).once("error", reject);
    });
  }

  /** Closes all connections. */
  close(): void {
    this.#agent.destroy();
  }
}
