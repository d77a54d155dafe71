import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { text } from "node:stream/consumers";

/** An answer of the API server; `body` is parsed where it is JSON, and text otherwise. */
export interface ApiResponse {
  readonly status: number;
  readonly body: unknown;
}

/** What is asked of the API server; a body that is no string is sent as JSON. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
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

  /** Sends one request and reads the whole answer, whatever its status. */
  async send({ method, path, body, contentType = "application/json" }: ApiRequest): Promise<ApiResponse> {
    const outgoing = request(new URL(path, this.#server), {
      method,
      agent: this.#agent,
      headers: {
        authorization: `Bearer ${this.#token}`,
        accept: "application/json",
        "content-type": contentType,
      },
    });
    outgoing.end(body === undefined || typeof body === "string" ? body : JSON.stringify(body));
    const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once("response", resolve).once("error", reject);
    });
    const answer = await text(incoming);
    const isJson = incoming.headers["content-type"]?.includes("json") ?? false;
    return { status: incoming.statusCode ?? 0, body: isJson ? JSON.parse(answer) : answer };
  }

  /** Closes the connections. */
  close(): void {
    this.#agent.destroy();
  }
}
