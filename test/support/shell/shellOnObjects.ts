import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { kindRows } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { objectPath, collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { errorOfStatus } from "../../../src/cluster/requestError.ts";
import type { ClusterSession } from "../../../src/session/clusterSession.ts";
import { ClusterWriter } from "../../../src/session/clusterWriter.ts";
import type { AskedChange } from "../../../src/session/plannedChange.ts";
import { runLine } from "../../../src/shell/shell.ts";

/** The Workshop Shell on objects in memory, in a cluster of somebody's own, where every change is asked for. */
export class ShellOnObjects {
  /** What was asked before a change. */
  readonly asked: AskedChange[] = [];
  /** What was sent to the cluster. */
  readonly sent: string[] = [];
  readonly files = new Map<string, string>();
  /** Answers each question. */
  answer = true;
  /** Whether the cluster's context is read-only. */
  isReadOnly = false;
  /** What reads fail with, where they do. */
  failure: Error | undefined;
  private readonly objects: readonly KubernetesObject[];

  constructor(objects: readonly KubernetesObject[] = []) {
    this.objects = objects;
  }

  /** What a line prints. */
  async run(line: string, signal = new AbortController().signal): Promise<string> {
    let printed = "";
    const write = (text: string): void => void (printed += text);
    const none = { dispose: () => undefined };
    await runLine(
      line,
      {
        cluster: {
          session: this.session,
          isReadOnly: () => this.isReadOnly,
          confirmed: (change) => {
            if (change.question === undefined)
              throw new Error("Only the practice cluster is changed unasked");
            this.asked.push(change);
            return Promise.resolve(this.answer ? this.writer(change) : undefined);
          },
        },
        files: {
          read: (name) => Promise.resolve(this.files.get(name)),
          names: () => Promise.resolve([...this.files.keys()]),
        },
        readSchema: () => Promise.resolve(undefined),
        language: "en",
        seen: () => undefined,
        now: () => Date.parse("2026-01-01T00:10:00Z"),
      },
      {
        out: { write },
        signal,
        writeRaw: write,
        size: () => ({ columns: 80, rows: 24 }),
        onResize: () => none,
        takeInput: () => none,
      },
    );
    return printed;
  }

  private get session(): ClusterSession {
    // Only what the shell asks of a session is there.
    return {
      target: { kind: "kubeContext", name: "prod" },
      kubeContext: "prod",
      server: "https://10.0.0.1:6443",
      objects: {
        namespace: "shop",
        get: (path: string) => Promise.resolve().then(() => this.read(path)),
        read: ({ kind, name }: { kind: string; name: string }) =>
          Promise.resolve(this.objects.find((each) => each.kind === kind && each.metadata.name === name)),
        list: (_apiVersion: string, kind: string) =>
          Promise.resolve(this.objects.filter((each) => each.kind === kind)),
      },
    } as unknown as ClusterSession;
  }

  private read(path: string): unknown {
    if (this.failure) throw this.failure;
    // An old server, which does not tell of all its kinds at once.
    if (path === "/api" || path === "/apis") return { kind: "APIVersions" };
    for (const row of kindRows) {
      const own = this.objects.filter(
        ({ kind, apiVersion }) => kind === row.kind && apiVersion === row.apiVersion,
      );
      if ([collectionPath(row), collectionPath(row, "shop")].includes(path))
        return { kind: `${row.kind}List`, items: own, metadata: {} };
      const one = own.find(
        ({ metadata }) => path === objectPath(row, metadata.name ?? "", metadata.namespace),
      );
      if (one) return one;
    }
    const name = path.split("/").at(-1) ?? "";
    const plural = path.split("/").at(-2) ?? "";
    throw errorOfStatus("https://10.0.0.1:6443", 404, {
      message: `${plural} "${name}" not found`,
      reason: "NotFound",
    });
  }

  private writer(change: AskedChange): ClusterWriter {
    const did = (what: string): void => void this.sent.push(what);
    return new ClusterWriter(
      {
        writer: {
          apply: (object) => {
            did(`apply ${object.kind} ${object.metadata.name}`);
            return Promise.resolve(object);
          },
          create: (object) => {
            did(`create ${object.kind} ${object.metadata.name}`);
            return Promise.resolve(object);
          },
          patch: ({ kind, name }, { body }) => {
            did(`patch ${kind} ${name} ${JSON.stringify(body)}`);
            return Promise.resolve({ apiVersion: "v1", kind, metadata: { name } });
          },
          delete: ({ kind, name }) => {
            did(`delete ${kind} ${name}`);
            return Promise.resolve(true);
          },
          evict: ({ name }) => {
            did(`evict ${name}`);
            return Promise.resolve();
          },
          exec: ({ name }, { command, write }) => {
            did(`exec ${name} ${command.join(" ")}`);
            write("done\n");
            return Promise.resolve({
              input: () => undefined,
              resize: () => undefined,
              ended: Promise.resolve(3),
            });
          },
        },
        power: undefined,
        assertMayWrite: () => undefined,
      },
      change,
    );
  }
}
