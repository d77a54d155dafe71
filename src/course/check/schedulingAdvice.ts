import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { t } from "@vscode/l10n";
import {
  type SchedulingObstacle,
  schedulingProblem,
} from "@kubernetes-workshop/kubernetes/resources/reasons/schedulingProblem";
import { actions } from "./actions.ts";
import { advise, type Advice, quoted } from "./advice.ts";
import { correction } from "./correction.ts";
import { labelText, matchesLabels } from "./labels.ts";
import type { Pod } from "../courseObjects.ts";
import { isPracticeConnected, type Situation, workersOf } from "./situation.ts";

const shortages: readonly string[] = ["cpu", "memory"];
const taintKinds: readonly SchedulingObstacle["kind"][] = [
  "taint",
  "controlPlaneTaint",
  "notReady",
  "cordoned",
];

/**
 * Why a pod has no node, according to the scheduler; undefined if the scheduler has not reported anything yet. The
 * messages are those of kube-scheduler. The practice cluster uses the same ones.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export function schedulingAdvice(pod: Pod, situation: Situation): Advice | undefined {
  const said = pod.status?.conditions?.find(
    ({ type, status }) => type === "PodScheduled" && status === "False",
  );
  if (said?.message === undefined) return undefined;
  const { message } = said;
  const { obstacles } = schedulingProblem(message);
  const shortage = obstacles.find(({ kind, detail }) => kind === "resource" && shortages.includes(detail));
  if (shortage) return insufficient(pod, shortage.detail);
  return (
    (obstacles.some(({ kind }) => kind === "nodeLabels") ? noNodeSelected(pod, situation) : undefined) ??
    noNodeTakes(pod, obstacles, situation) ??
    advise("schedule.other", t("Pod {0} has no node. The scheduler says: {1}.", nameOf(pod), quoted(message)))
  );
}

function insufficient(pod: Pod, resource: string): Advice {
  const requests = (pod.spec?.containers ?? []).flatMap(
    ({ resources }) => ownField(resources?.requests, resource) ?? [],
  );
  const rule = resource === "cpu" ? "schedule.cpu" : "schedule.memory";
  return advise(
    rule,
    t(
      "Pod {0} has no node because none has enough {1} left for its request ({2}). To fix this, {3}.",
      nameOf(pod),
      resource,
      requests.join(" + "),
      correction(pod),
    ),
    actions.showTree(),
  );
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector */
function noNodeSelected(pod: Pod, { nodes }: Situation): Advice | undefined {
  const selector = pod.spec?.nodeSelector ?? {};
  const selects = Object.entries(selector).map(([name, value]): [string, string] => [name, value ?? ""]);
  if (selects.length === 0 || nodes.some(({ labels }) => matchesLabels(Object.fromEntries(selects), labels)))
    return undefined;
  const [name, value] = selects.find(([key, wanted]) =>
    nodes.every(({ labels }) => ownField(labels, key) !== wanted),
  ) ??
    selects[0] ?? ["", ""];
  const there = [...new Set(nodes.flatMap(({ labels }) => ownField(labels, name) ?? []))].slice(0, 3);
  if (there.length > 0)
    return advise(
      "schedule.nodeSelectorValue",
      t(
        "Pod {0} needs a node with {1}, but the nodes have only {2}. To fix this, {3}.",
        nameOf(pod),
        labelText({ [name]: value }),
        there.map((each) => labelText({ [name]: each })).join(", "),
        correction(pod),
      ),
      actions.showTree(),
    );
  return advise(
    "schedule.nodeSelectorKey",
    t(
      "Pod {0} needs a node with the label {1}, but no node has it. To fix this, {2}.",
      nameOf(pod),
      labelText({ [name]: value }),
      correction(pod),
    ),
    actions.showTree(),
  );
}

/** No worker node accepts pods, for a reason that applies to all of them. */
function noNodeTakes(
  pod: Pod,
  obstacles: readonly SchedulingObstacle[],
  situation: Situation,
): Advice | undefined {
  const workers = workersOf(situation);
  const silent = workers.filter(({ status }) => !status.ready);
  const cordoned = workers.filter(({ status }) => status.ready && status.cordoned);
  const isPractice = isPracticeConnected(situation);
  if (workers.length > 0 && silent.length === workers.length)
    return advise(
      "schedule.nodesSilent",
      t("Pod {0} has no node because no worker node is responding. Start one of them.", nameOf(pod)),
      isPractice ? actions.startNode() : actions.showTree(),
    );
  if (cordoned.length > 0 && silent.length + cordoned.length === workers.length)
    return advise(
      "schedule.cordoned",
      t(
        "Pod {0} has no node because the worker nodes accept no new pods. Uncordon {1}.",
        nameOf(pod),
        cordoned[0]?.name ?? "",
      ),
      actions.uncordonNode(),
    );
  if (!obstacles.some(({ kind }) => taintKinds.includes(kind))) return undefined;
  const taints = workers.flatMap(({ taints: all }) =>
    all.filter(({ effect }) => effect !== "PreferNoSchedule"),
  );
  const texts = taints.map(({ key, value, effect }) => `${key}${value ? `=${value}` : ""}:${effect}`);
  return advise(
    "schedule.taint",
    t(
      "Pod {0} has no node because it does not tolerate the nodes' taints ({1}). To add a toleration, {2}.",
      nameOf(pod),
      [...new Set(texts)].slice(0, 2).join(", ") || "?",
      correction(pod),
    ),
    actions.showTree(),
  );
}

function nameOf({ metadata }: Pod): string {
  return metadata?.name ?? "";
}
