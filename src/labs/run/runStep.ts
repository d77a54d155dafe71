import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { LabStep, NodeStep, Taint } from "../lab.ts";
import type { LabCluster } from "./labCluster.ts";
import type { LabClock } from "./labWatch.ts";
import { untilHolds } from "./untilHolds.ts";

/** Does one step of a lab. */
export async function runStep(
  step: LabStep,
  cluster: LabCluster,
  clock: LabClock,
  signal: AbortSignal,
): Promise<void> {
  switch (step.does) {
    case "apply":
      for (const object of step.objects) await cluster.apply(object, signal);
      return;
    case "delete":
      await cluster.delete(step.object, signal);
      return;
    case "wait":
      await untilHolds([step.check], cluster, clock, signal);
      return;
    case "cordon":
    case "uncordon":
    case "stop":
    case "start":
    case "taint":
    case "untaint":
      for (const node of await cluster.nodes(step.nodes, signal)) await changeNode(step, node, cluster);
  }
}

async function changeNode(step: NodeStep, node: KubernetesObject, cluster: LabCluster): Promise<void> {
  switch (step.does) {
    case "cordon":
    case "uncordon":
      await cluster.setCordoned(node, step.does === "cordon");
      return;
    case "stop":
    case "start":
      await cluster.setPower(node, step.does === "start");
      return;
    case "taint": {
      const others = taintsOf(node).filter(
        ({ key, effect }) => key !== step.taint.key || effect !== step.taint.effect,
      );
      await cluster.setTaints(node, [...others, step.taint]);
      return;
    }
    case "untaint":
      await cluster.setTaints(
        node,
        taintsOf(node).filter(({ key }) => key !== step.key),
      );
  }
}

/** What undoes a step; undefined for what goes with the lab's namespaces, and for what gives nodes back. */
export function undoing(step: LabStep): NodeStep | undefined {
  switch (step.does) {
    case "cordon":
      return { does: "uncordon", nodes: step.nodes };
    case "stop":
      return { does: "start", nodes: step.nodes };
    case "taint":
      return { does: "untaint", nodes: step.nodes, key: step.taint.key };
    case "apply":
    case "delete":
    case "wait":
    case "uncordon":
    case "start":
    case "untaint":
      return undefined;
  }
}

function taintsOf(node: KubernetesObject): Taint[] {
  const spec = ownField(node, "spec");
  const taints = isRecord(spec) ? ownField(spec, "taints") : undefined;
  // The server has validated them; what else is in one stays as it is.
  return Array.isArray(taints)
    ? taints.filter((taint): taint is Taint => textField(taint, "key") !== undefined)
    : [];
}
