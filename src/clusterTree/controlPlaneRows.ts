import { asError } from "../base/asError.ts";
import type { Disposable } from "../base/disposable.ts";
import { isEksEndpoint } from "../resources/eksEndpoint.ts";
import type { StartTimer } from "./changeBatch.ts";
import type { ClusterSource } from "./clusterSource.ts";
import type { ClusterElement, ControlPlaneElement } from "./elements.ts";

/** Time between two looks at a control plane that is not ready, in milliseconds. */
const lookAgainMs = 2000;

/**
 * The rows of the control plane: asked for once, so that a redraw of the tree costs the cluster nothing; again when
 * the group is expanded anew, and from time to time as long as something in them is not ready.
 *
 * @param changed hears that the rows have been read again
 */
export function controlPlaneRows(
  parent: ControlPlaneElement,
  source: ClusterSource,
  changed: () => void,
  startTimer: StartTimer,
): Disposable & { children(): Promise<ClusterElement[]> } {
  let rows: Promise<ClusterElement[]>;
  let ended = false;
  let stopTimer: (() => void) | undefined;
  const read = async (): Promise<void> => {
    rows = readRows(parent, source);
    const known = await rows;
    if (!ended && known.some(isNotReady)) stopTimer = startTimer(readAgain, lookAgainMs);
  };
  const readAgain = (): void => {
    void read();
    changed();
  };
  void read();
  return {
    children: async () => {
      const known = await rows;
      return ended ? [] : known;
    },
    dispose: () => {
      ended = true;
      stopTimer?.();
    },
  };
}

/** How many of the rows tell something of the control plane; where the API server answers, the kubeconfig says. */
export function countTelling(rows: readonly ClusterElement[]): number {
  return rows.filter(({ type }) => ["component", "readiness", "managed"].includes(type)).length;
}

function isNotReady(row: ClusterElement): boolean {
  if (row.type === "readiness") return !row.readiness.isReady;
  return row.type === "component" && row.summary.status.severity !== "ok";
}

async function readRows(parent: ControlPlaneElement, source: ClusterSource): Promise<ClusterElement[]> {
  const { server } = source;
  const id = (name: string): string => `${parent.id}/${name}`;
  const rows: ClusterElement[] = [{ type: "apiEndpoint", id: id("apiEndpoint"), parent, server }];
  if (isEksEndpoint(server)) rows.push({ type: "managed", id: id("managed"), parent });
  try {
    const { components, readiness } = await source.controlPlane();
    for (const { role, pod } of components)
      rows.push({ type: "component", id: id(pod.uid), parent, role, summary: pod });
    if (readiness) rows.push({ type: "readiness", id: id("readiness"), parent, readiness });
  } catch (thrown) {
    rows.push({ type: "error", id: id("error"), parent, error: asError(thrown) });
  }
  return rows;
}
