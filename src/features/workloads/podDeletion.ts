import { t } from "@vscode/l10n";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isSystemNamespace } from "@kubernetes-workshop/kubernetes/resources/systemNamespace";
import { referenceOf } from "../../clusterTree/referenceOf.ts";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import type { AskedChange } from "../../session/plannedChange.ts";

/** More lines make a dialog longer than a screen. */
const listedAtMost = 20;

/** The pods among elements of the tree, each once: a pod stands below its node and below its workload. */
export function podsAmong(elements: readonly unknown[]): ObjectReference[] {
  const pods = new Map<string, ObjectReference>();
  for (const element of elements) {
    const reference = referenceOf(element);
    if (reference?.kind === "Pod") pods.set(`${reference.namespace}/${reference.name}`, reference);
  }
  return [...pods.values()];
}

/** The deletion of several pods, with a list of them. Such as are part of the cluster itself are asked about everywhere. */
export function podDeletion(
  session: Pick<ClusterSession, "target" | "server">,
  pods: readonly ObjectReference[],
): AskedChange {
  const lines = pods.map(({ namespace = "", name }) => `${namespace}/${name}`);
  const rest = lines.length - listedAtMost;
  const about = [...lines.slice(0, listedAtMost), ...(rest > 0 ? [t("and {0} more", rest)] : [])];
  const asked = { question: t("Delete {0} pods?", pods.length), action: t("Delete"), objects: pods, about };
  const system = pods.filter(({ namespace }) => namespace !== undefined && isSystemNamespace(namespace));
  if (system.length === 0) return asked;
  const notes = [
    system.length === 1
      ? t("One of them is part of the cluster itself.")
      : t("{0} of them are part of the cluster itself.", system.length),
  ];
  return {
    ...asked,
    isAlwaysAsked: true,
    notes: isPractice(session) ? notes : [...notes, t("This is not the practice cluster.")],
  };
}
