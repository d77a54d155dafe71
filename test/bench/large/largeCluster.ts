import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { artifactFile } from "@kubernetes-workshop/hosts/paths";
import { NotYet } from "@kubernetes-workshop/hosts/waitFor";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { Etcd } from "./etcd.ts";
import { podNamespaces } from "./podForms.ts";
import { stampedNodes, type Stamped, stampedPods, type StampedPod } from "./stampedObjects.ts";

/** How many objects a cluster has. */
export interface ClusterSize {
  readonly nodes: number;
  readonly pods: number;
}

/** A large cluster of which only etcd and the API server run. */
export interface LargeCluster extends AsyncDisposable {
  readonly plane: ControlPlane;
  readonly etcd: Etcd;
  readonly pods: StampedPod;
}

/** Entries that are written at a time, over one of a few connections. */
const batch = 128;
const connections = 4;

/**
 * Starts a large cluster. Its objects are written to etcd as the API server encodes them, which takes a tenth of the
 * time of creating them; `.artifacts/large/` keeps them for the next start.
 *
 * @param report called with what is being done
 */
export async function startLargeCluster(
  size: ClusterSize,
  report: (line: string) => void,
): Promise<LargeCluster> {
  const folder = path.dirname(artifactFile("large", `${size.nodes}-${size.pods}`, "etcd"));
  const filled = path.join(folder, "filled");
  if (!existsSync(filled)) await rm(path.join(folder, "etcd"), { recursive: true, force: true });
  const plane = await startControlPlane({ name: "large", data: path.join(folder, "etcd"), isStatic: true });
  const etcd = new Etcd(plane.etcd);
  try {
    const nodes = await stampedNodes(plane, etcd);
    const pods = await stampedPods(plane, etcd, size.nodes);
    for (const name of podNamespaces)
      await plane.request("POST", "/api/v1/namespaces", { metadata: { name } });
    if (!existsSync(filled)) {
      await fill(etcd, "nodes", size.nodes, nodes, report);
      await fill(etcd, "pods", size.pods, pods, report);
      await writeFile(filled, "");
    }
    report("The API server reads the objects.");
    for (const kind of ["nodes", "pods"] as const) await untilServed(plane, kind, size[kind]);
    const dispose = async (): Promise<void> => {
      etcd[Symbol.dispose]();
      await plane.stop();
    };
    return { plane, etcd, pods, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await plane.stop();
    throw error;
  }
}

async function fill(
  etcd: Etcd,
  what: string,
  count: number,
  of: Stamped,
  report: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  let next = 0;
  const write = async (): Promise<void> => {
    while (next < count) {
      const from = next;
      next = Math.min(count, from + batch);
      await etcd.put(Array.from({ length: next - from }, (_, each) => of(from + each)));
    }
  };
  await Promise.all(Array.from({ length: connections }, write));
  report(`${count} ${what} written in ${Math.round((performance.now() - began) / 1000)} s.`);
}

async function untilServed(plane: ControlPlane, kind: string, count: number): Promise<void> {
  await plane.waitFor(
    `${count} ${kind}`,
    async () => {
      const { body } = await plane.request("GET", `/api/v1/${kind}?limit=1`);
      const metadata = isRecord(body) && isRecord(body["metadata"]) ? body["metadata"] : {};
      const rest = metadata["remainingItemCount"];
      return rest === count - 1 || new NotYet(body);
    },
    { timeoutMs: 600_000, intervalMs: 500 },
  );
}
