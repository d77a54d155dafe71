import { asError } from "../base/asError.ts";
import type { Disposable } from "../base/disposable.ts";
import { isEksEndpoint } from "../resources/eksEndpoint.ts";
import type { ClusterSource } from "./clusterSource.ts";
import type { ClusterElement, ControlPlaneElement } from "./elements.ts";

/**
 * The rows of the control plane: asked for once, so that a redraw of the tree costs the cluster nothing, and again
 * when the group is expanded anew.
 */
export function controlPlaneRows(
  parent: ControlPlaneElement,
  source: ClusterSource,
): Disposable & { children(): Promise<ClusterElement[]> } {
  const rows = readRows(parent, source);
  let ended = false;
  return {
    children: async () => {
      const known = await rows;
      return ended ? [] : known;
    },
    dispose: () => {
      ended = true;
    },
  };
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
