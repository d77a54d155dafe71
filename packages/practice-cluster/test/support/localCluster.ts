import { readFile } from "node:fs/promises";
import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { Agent, request } from "node:https";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type ServedCluster, servePracticeCluster } from "../../src/servePracticeCluster.ts";
import { silentLog } from "./controllerWorld.ts";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

/** A raw request: its path is not resolved, and its body is sent as it is. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly body?: string | Buffer;
  readonly headers?: OutgoingHttpHeaders;
  /** Whether the answer can be a watch or a followed log. */
  readonly isEndless?: boolean;
}

/** An answer, complete unless it was cut off. */
export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly warnings: string;
  readonly text: string;
}

const longestMs = 10_000;

/** A whole practice cluster in this process, accessed over HTTPS. */
export class LocalCluster implements AsyncDisposable {
  readonly #cluster: ServedCluster;
  readonly #agent: Agent;

  private constructor(cluster: ServedCluster) {
    this.#cluster = cluster;
    this.#agent = new Agent({ keepAlive: true, ca: cluster.caPem });
  }

  static async start(): Promise<LocalCluster> {
    const readSchema = (path: string): Promise<string> => readFile(join(schemaFolder, path), "utf8");
    return new LocalCluster(await servePracticeCluster({ log: silentLog, readSchema }));
  }

  /** The address of the API server. */
  get server(): string {
    return this.#cluster.server;
  }

  get caPem(): string {
    return this.#cluster.caPem;
  }

  /** The token for clients. */
  get token(): string {
    return this.#cluster.token;
  }

  /** Sends a request, and fails without an answer within ten seconds. Reads only the beginning of an endless answer. */
  async ask({ method, target, body = "", headers = {}, isEndless = false }: RawRequest): Promise<RawAnswer> {
    const { hostname, port } = new URL(this.#cluster.server);
    const sent = request({
      hostname,
      port,
      method,
      path: target,
      timeout: longestMs,
      agent: this.#agent,
      headers: {
        authorization: `Bearer ${this.#cluster.token}`,
        "content-length": Buffer.byteLength(body),
        ...headers,
      },
    });
    sent.on("timeout", () => sent.destroy(new Error(`no answer to ${method} ${target}`)));
    sent.end(body);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.once("response", resolve).once("error", reject);
    });
    const isCut = isEndless && answer.statusCode === 200;
    const read = isCut ? "" : await text(answer);
    if (isCut) answer.destroy();
    return {
      status: answer.statusCode ?? 0,
      type: answer.headers["content-type"] ?? "",
      warnings: answer.headers["warning"] ?? "",
      text: read,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#agent.destroy();
    await this.#cluster.stop();
  }
}
