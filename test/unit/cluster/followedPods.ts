import type { ServerResponse } from "node:http";
import { ClusterConnection, type ConnectionTimeouts } from "../../../src/cluster/connection.ts";
import { Informer, type InformerOptions } from "../../../src/cluster/informer.ts";
import { type Answer, FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { configOf } from "../../support/kubeContext.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

/** Looks often, and gives up before mocha does, so that the error says what was waited for. */
export const soon = { timeoutMs: 8000, intervalMs: 2 } as const;

/** For mocha: machines that test are busy. */
export const patience = 10_000;

interface Pod {
  readonly metadata: { readonly uid: string; readonly resourceVersion: string; readonly name: string };
}

export const pod = (uid: string, resourceVersion: number, name = uid): Pod => ({
  metadata: { uid, resourceVersion: `${resourceVersion}`, name },
});

/** The answer to a list, or to one page of it. */
export function list(resourceVersion: number, pods: readonly Pod[] = [], next?: string): Answer {
  return json({ items: pods, metadata: { resourceVersion: `${resourceVersion}`, continue: next } });
}

export const event = (type: string, object: unknown): string => `${JSON.stringify({ type, object })}\n`;

export const bookmark = (resourceVersion: number): string =>
  event("BOOKMARK", { metadata: { resourceVersion: `${resourceVersion}` } });

/** A watch that the server has accepted, with what it sends at once; it stays open. */
export function watch(...text: string[]): Answer {
  return (response) => {
    begin(response);
    if (text.length > 0) response.write(text.join(""));
  };
}

/** A watch that the server ends in the regular way after what it sends. */
export function endedWatch(...text: string[]): Answer {
  return (response) => {
    begin(response);
    response.end(text.join(""));
  };
}

export function begin(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
}

/** The same, such as an answer, so many times. */
export function times<T = Answer>(count: number, answer: T): T[] {
  return Array.from({ length: count }, () => answer);
}

interface Script {
  /** Answers to the lists, one after the other; the last one again and again. */
  readonly lists: readonly Answer[];
  /** Answers to the watches, one after the other; then such that stay open and are silent. */
  readonly watches?: readonly Answer[];
  readonly timeouts?: Partial<ConnectionTimeouts>;
  readonly options?: Partial<InformerOptions<Pod, string>>;
}

/** An informer of pods, by name, on a server that answers by a script; with all that it did and told. */
export class FollowedPods implements AsyncDisposable {
  readonly server: FaultyServer;
  readonly informer: Informer<Pod, string>;
  readonly connection: ClusterConnection;
  /** The names after each change. */
  readonly changes: string[] = [];
  /** The failures that were told, "" for a recovery. */
  readonly failures: string[] = [];
  /** How long it waited, in milliseconds; a test does not really wait. */
  readonly delays: number[] = [];
  readonly logged: string[] = [];

  private constructor(server: FaultyServer, { timeouts = {}, options = {} }: Script) {
    this.server = server;
    this.connection = new ClusterConnection(() => configOf(server.url), timeouts);
    const log = (message: string | Error) => this.logged.push(String(message));
    this.informer = new Informer<Pod, string>({
      connection: this.connection,
      path: "/api/v1/pods",
      summarize: ({ metadata }) => metadata.name,
      log: { debug: () => undefined, info: log, warn: log, error: log },
      delay: (ms) => {
        this.delays.push(Math.floor(ms));
        return new Promise((resolve) => setImmediate(resolve));
      },
      now: () => 0,
      startTimer: (callback) => {
        callback();
        return () => undefined;
      },
      ...options,
    });
    this.informer.onDidChange(() => this.changes.push(this.names));
    this.informer.onDidFail((error) => this.failures.push(error?.message ?? ""));
  }

  static async start(script: Script): Promise<FollowedPods> {
    let lists = 0;
    let watches = 0;
    const server = await FaultyServer.start((response, request) => {
      const isWatch = new URL(request.url ?? "", "http://x").searchParams.has("watch");
      const answer = isWatch
        ? (script.watches?.[watches++] ?? watch())
        : script.lists[Math.min(lists++, script.lists.length - 1)];
      answer?.(response, request);
    });
    return new FollowedPods(server, script);
  }

  get names(): string {
    return [...this.informer.objects.values()].join(" ");
  }

  /** What was asked for: "list", "list <page>" or "watch <resourceVersion>". */
  get asked(): string[] {
    return this.server.requests.map(({ searchParams }) =>
      searchParams.has("watch")
        ? `watch ${searchParams.get("resourceVersion")}`
        : ["list", searchParams.get("continue")].filter(Boolean).join(" "),
    );
  }

  /** Waits until so many requests have come. */
  async requests(count: number): Promise<string[]> {
    const probe = () => this.asked.length >= count || new NotYet(this.asked);
    await waitFor(`${count} requests`, probe, soon);
    return this.asked.slice(0, count);
  }

  /** Waits until the pods are these. */
  async become(names: string): Promise<void> {
    const probe = () => this.names === names || new NotYet(this.names);
    await waitFor(`the pods ${names}`, probe, soon);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.informer.dispose();
    this.connection.dispose();
    await this.server[Symbol.asyncDispose]();
  }
}
