import { Agent, request } from "node:http";
import { json } from "node:stream/consumers";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";

/** What etcd stores: a key, and what the API server encoded. */
export interface Entry {
  readonly key: string;
  readonly value: Buffer;
}

/** Entries in a transaction: etcd takes 1.5 MB, and an entry of a node has 10 kB. */
const mostOperations = 64;

/** Reads and writes keys of etcd, over its HTTP gateway: https://etcd.io/docs/v3.6/dev-guide/api_grpc_gateway/ */
export class Etcd implements Disposable {
  private readonly url: string;
  private readonly agent = new Agent({ keepAlive: true });

  constructor(url: string) {
    this.url = url;
  }

  async get(key: string): Promise<Buffer> {
    const answer = await this.post("/v3/kv/range", { key: base64(key) });
    const found: unknown = isRecord(answer) && Array.isArray(answer["kvs"]) ? answer["kvs"][0] : undefined;
    if (!isRecord(found) || typeof found["value"] !== "string") throw new Error(`etcd has no ${key}.`);
    return Buffer.from(found["value"], "base64");
  }

  async put(entries: readonly Entry[]): Promise<void> {
    for (let from = 0; from < entries.length; from += mostOperations) {
      const success = entries.slice(from, from + mostOperations).map(({ key, value }) => ({
        requestPut: { key: base64(key), value: value.toString("base64") },
      }));
      await this.post("/v3/kv/txn", { success });
    }
  }

  [Symbol.dispose](): void {
    this.agent.destroy();
  }

  private async post(path: string, body: unknown): Promise<unknown> {
    const text = JSON.stringify(body);
    const outgoing = request(new URL(path, this.url), {
      method: "POST",
      agent: this.agent,
      headers: { "content-type": "application/json", "content-length": Buffer.byteLength(text) },
    });
    outgoing.end(text);
    const { promise, resolve, reject } = Promise.withResolvers<
      Parameters<typeof json>[0] & { statusCode?: number }
    >();
    outgoing.once("response", resolve).once("error", reject);
    const incoming = await promise;
    const answer = await json(incoming);
    if (incoming.statusCode !== 200) throw new Error(`etcd: ${JSON.stringify(answer)}`);
    return answer;
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
