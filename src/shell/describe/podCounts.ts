import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { podsOf } from "../objects/podsOf.ts";
import type { DescribeContext } from "./describer.ts";

/** How many pods a controller has in each phase, as kubectl counts them. (kubectl `getPodStatusForController`) */
export async function podCounts(context: DescribeContext, object: KubernetesObject): Promise<string> {
  const { uid } = object.metadata;
  const own = (await podsOf(context, object)).filter((pod) =>
    pod.metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === uid),
  );
  const count = (phase: string): number => own.filter(({ status }) => status?.phase === phase).length;
  return `${count("Running")} Running / ${count("Pending")} Waiting / ${count("Succeeded")} Succeeded / ${count("Failed")} Failed`;
}
