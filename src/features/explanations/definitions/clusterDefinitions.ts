import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { CustomKind, FindCustomKind } from "../../../explain/index.ts";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import { soon } from "./soon.ts";
import type { ClusterSession } from "../../../session/clusterSession.ts";

/** Longest time that a hover waits for the cluster, in milliseconds; a later hover finds what came meanwhile. */
const longestWaitMs = 1_000;

/** Number of group versions that are kept of a cluster. */
const mostVersions = 50;

/** How long it is kept that a cluster does not know a kind, in milliseconds. */
const unknownMs = 30_000;

type Reader = Pick<ClusterSession["objects"], "get">;

interface Kept {
  readonly kinds: Promise<readonly CustomKind[]>;
  readonly atMs: number;
}

/**
 * Finds custom kinds in what the connected cluster publishes of its API, which everybody who is signed in may read. The
 * document of a group version is asked for once a connection, by the hash that the cluster gives for it.
 * https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 */
export class ClusterDefinitions {
  private kept = new Map<string, Kept>();
  private reader: Reader | undefined;
  private readonly cluster: { readonly session: { readonly objects: Reader } | undefined };
  private readonly kindsInOpenApi: (document: unknown) => readonly CustomKind[];
  private readonly now: () => number;
  private readonly startTimer: StartTimer;

  constructor(
    cluster: { readonly session: { readonly objects: Reader } | undefined },
    kindsInOpenApi: (document: unknown) => readonly CustomKind[],
    { now = Date.now, startTimer = startNodeTimer }: { now?: () => number; startTimer?: StartTimer } = {},
  ) {
    this.cluster = cluster;
    this.kindsInOpenApi = kindsInOpenApi;
    this.now = now;
    this.startTimer = startTimer;
  }

  readonly find: FindCustomKind = async ({ apiVersion, kind }) => {
    const reader = this.cluster.session?.objects;
    if (reader !== this.reader) {
      this.reader = reader;
      this.kept = new Map();
    }
    // What a template leaves open, no cluster serves.
    if (!reader || apiVersion.includes("{{")) return undefined;
    const kinds = await soon(this.kindsOf(reader, apiVersion), longestWaitMs, this.startTimer);
    return kinds?.find((each) => each.kind === kind && each.apiVersion === apiVersion);
  };

  private kindsOf(reader: Reader, apiVersion: string): Promise<readonly CustomKind[]> {
    const kept = this.kept.get(apiVersion);
    if (kept && this.now() - kept.atMs < unknownMs) return kept.kinds;
    const { kept: all } = this;
    const kinds = this.read(reader, apiVersion);
    const entry = { kinds, atMs: this.now() };
    all.delete(apiVersion);
    all.set(apiVersion, entry);
    for (const [oldest] of all) if (all.size > mostVersions) all.delete(oldest);
    const forget = (): void => {
      if (all.get(apiVersion) === entry) all.delete(apiVersion);
    };
    // What is known stays; a cluster may learn a kind at any time.
    void kinds.then((found) => {
      if (found.length > 0 && all.get(apiVersion) === entry) all.set(apiVersion, { kinds, atMs: Infinity });
    }, forget);
    return kinds;
  }

  private async read(reader: Reader, apiVersion: string): Promise<readonly CustomKind[]> {
    const index = await reader.get("/openapi/v3");
    const paths = isRecord(index) ? index["paths"] : undefined;
    const entry = isRecord(paths) ? ownField(paths, `apis/${apiVersion}`) : undefined;
    const url = textField(entry, "serverRelativeURL");
    const [path = "", hash] = url?.split("?hash=") ?? [];
    // The address is the cluster's word; only the one for this version is followed.
    if (path !== `/openapi/v3/apis/${apiVersion}`) return [];
    return this.kindsInOpenApi(await reader.get(path, hash === undefined ? {} : { hash }));
  }
}
