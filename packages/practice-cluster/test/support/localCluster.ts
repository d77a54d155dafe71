import { readFile } from "node:fs/promises";
import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { Agent, request } from "node:https";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type ServedCluster, servePracticeCluster } from "../../src/servePracticeCluster.ts";
import { silentLog } from "./controllerWorld.ts";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

/** What is asked, as it goes over the wire: no path is resolved, and no body is made of anything. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly body?: string | Buffer;
  readonly headers?: OutgoingHttpHeaders;
  /** Whether it may be a watch, or a log that is followed. */
  readonly isEndless?: boolean;
}

/** How an answer began, and all of it unless it was cut off. */
export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly warnings: string;
  readonly text: string;
}

const longestMs = 10_000;

/** A whole practice cluster in this process, reached over HTTPS. */
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

  /** What a client needs to get in. */
  get token(): string {
    return this.#cluster.token;
  }

  /** Fails where nothing comes back within ten seconds. Of what has no end, only the beginning is read. */
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
