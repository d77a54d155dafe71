import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice, introduced } from "../check/advice.ts";
import { nameOf } from "../check/deploymentAdvice.ts";
import { type Labels, labelText } from "../check/labels.ts";
import { manifestAdvice, manifestMismatch } from "../check/manifestAdvice.ts";
import { isReady, podAdvice, podsOwnedBy } from "../check/podAdvice.ts";
import { isPracticeConnected, type Situation, workersOf } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** A DaemonSet has to have a ready pod on each node that it selects. */
export const daemonSetOnEveryNode: Part = { needsCluster: true, kinds: ["daemonSets"], advice };

function advice(situation: Situation): Advice {
  const { objects } = situation;
  const daemonSet = objects?.daemonSets[0];
  if (!objects || !daemonSet) return manifestAdvice("DaemonSet", situation);
  const mismatch = manifestMismatch("DaemonSet", situation);
  if (mismatch) return mismatch;
  const name = nameOf(daemonSet);
  const {
    desiredNumberScheduled: wanted = 0,
    numberReady: ready = 0,
    observedGeneration = 0,
  } = daemonSet.status ?? {};
  if (observedGeneration < (daemonSet.metadata?.generation ?? 1))
    return advise(
      "daemonSet.notObserved",
      t("DaemonSet {0} was applied only just now. Check again in a moment.", name),
    );
  if (wanted === 0) return onNoNode(name, daemonSet.spec?.template?.spec?.nodeSelector ?? {});

  const pods = podsOwnedBy(daemonSet.metadata?.uid, objects);
  const missing = workersOf(situation).find(
    (node) => !pods.some((pod) => pod.spec?.nodeName === node.name && isReady(pod) && node.status.ready),
  );
  const progress = t("DaemonSet {0} is ready on {1} of {2} nodes.", name, ready, wanted);
  if (missing && !missing.status.ready)
    return advise(
      "daemonSet.nodeSilent",
      t(
        "The pod of DaemonSet {0} on node {1} does not count because the node is not responding. Start the node.",
        name,
        missing.name,
      ),
      isPracticeConnected(situation) ? actions.startNode() : actions.showTree(),
    );
  const onMissing = pods.find((pod) => pod.spec?.nodeName === missing?.name && !isReady(pod));
  const trouble = onMissing && podAdvice(onMissing, situation);
  if (trouble && trouble.rule !== "pod.starting") return introduced(progress, trouble);
  const elsewhere = pods
    .flatMap((pod) => podAdvice(pod, situation) ?? [])
    .find(({ rule }) => rule !== "pod.starting");
  if (elsewhere) return introduced(progress, elsewhere);
  return advise(
    "daemonSet.starting",
    t(
      "DaemonSet {0} is ready on {1} of {2} nodes, and {3} has no ready pod yet. Check again in a moment.",
      name,
      ready,
      wanted,
      missing?.name ?? "?",
    ),
  );
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#running-pods-on-select-nodes */
function onNoNode(name: string, selector: Labels): Advice {
  if (Object.keys(selector).length > 0)
    return advise(
      "daemonSet.nodeSelector",
      t(
        "No node has the label {1}, which the nodeSelector of DaemonSet {0} requires. Remove the nodeSelector, or add the label to a node.",
        name,
        labelText(selector),
      ),
      actions.showTree(),
    );
  return advise(
    "daemonSet.noNode",
    t(
      "No node accepts the pods of DaemonSet {0}: its template lacks a toleration for their taints, or has an affinity that no node matches.",
      name,
    ),
    actions.showTree(),
  );
}
