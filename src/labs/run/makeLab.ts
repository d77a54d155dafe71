import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { LabCheck } from "../checks/labCheck.ts";
import type { Lab } from "../lab.ts";
import type { LabCluster } from "./labCluster.ts";
import type { LabClock } from "./labWatch.ts";
import { runStep, undoing } from "./runStep.ts";
import { untilHolds } from "./untilHolds.ts";

/** Marks the namespaces of a lab, with the lab's id as value. */
const labLabel = "kubernetes-workshop/lab";

/** What of a lab makes its system, and takes it away. */
export type LabSystem = Pick<Lab, "id" | "namespaces" | "setup">;

/** Makes the broken system of a lab, in namespaces of its own, after taking away what there is of it. */
export async function makeLab(
  lab: LabSystem,
  cluster: LabCluster,
  clock: LabClock,
  signal: AbortSignal,
): Promise<void> {
  await removeLab(lab, cluster, clock, signal);
  for (const name of lab.namespaces)
    await cluster.apply(
      { ...typeMeta(kinds.Namespace), metadata: { name, labels: { [labLabel]: lab.id } } },
      signal,
    );
  for (const step of lab.setup) await runStep(step, cluster, clock, signal);
}

/** Undoes what was done to nodes for a lab, and deletes its namespaces with all that is in them. */
export async function removeLab(
  { namespaces, setup }: LabSystem,
  cluster: LabCluster,
  clock: LabClock,
  signal: AbortSignal,
): Promise<void> {
  // First the nodes: the kubelet of one that stands still does not let its pods go.
  for (const step of [...setup].reverse()) {
    const back = undoing(step);
    if (back) await runStep(back, cluster, clock, signal);
  }
  for (const name of namespaces) await cluster.delete({ ...typeMeta(kinds.Namespace), name }, signal);
  await untilHolds(namespaces.map(isGone), cluster, clock, signal);
}

function isGone(name: string): LabCheck {
  return {
    is: "field",
    object: { ...typeMeta(kinds.Namespace), name, namespace: undefined },
    path: ["metadata", "name"],
    wanted: { exists: false },
  };
}
