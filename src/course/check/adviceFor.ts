import { t } from "@vscode/l10n";
import { openPart } from "../courseState.ts";
import { type PartId, type StepId, stepIds } from "../steps.ts";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import { courseCleanedUp } from "./cleanUpAdvice.ts";
import { connectionAdvice } from "./connectionAdvice.ts";
import { daemonSetOnEveryNode } from "./daemonSetAdvice.ts";
import { deploymentReady } from "./deploymentAdvice.ts";
import { clusterConfigExplained, kubectlSeen, questionsAnswered, toolsChecked } from "./editorAdvice.ts";
import { jobCompleted } from "./jobAdvice.ts";
import { podsMoved } from "./movedPodsAdvice.ts";
import { podFieldExplained, podRunning } from "./podPartAdvice.ts";
import { podReplaced } from "./replacementAdvice.ts";
import { revisionRolledBack, revisionRolledOut } from "./rolloutAdvice.ts";
import { labelFilterUsed, serviceHasEndpoints } from "./serviceAdvice.ts";
import type { Situation } from "./situation.ts";
import { traceOpened } from "./traceAdvice.ts";
import {
  apiEndpointShown,
  controlPlaneShown,
  kubeletAddressShown,
  nodesShown,
  podsOfNodeShown,
} from "./treeAdvice.ts";

const adviceOnParts: Readonly<Record<PartId, (situation: Situation) => Advice>> = {
  clusterConnected: () =>
    advise("connection.seenSoon", t("A cluster is connected. The step will be marked as done in a moment.")),
  nodesShown,
  podsOfNodeShown,
  podFieldExplained,
  podRunning,
  deploymentReady,
  revisionRolledOut,
  revisionRolledBack,
  daemonSetOnEveryNode,
  podReplaced,
  jobCompleted,
  serviceHasEndpoints,
  labelFilterUsed,
  controlPlaneShown,
  traceOpened,
  podsMoved,
  toolsChecked,
  clusterConfigExplained,
  questionsAnswered,
  apiEndpointShown,
  kubeletAddressShown,
  kubectlSeen,
  courseCleanedUp,
};

/** What can be done without any cluster. */
const needsNoCluster: readonly PartId[] = [
  "podFieldExplained",
  "toolsChecked",
  "clusterConfigExplained",
  "questionsAnswered",
];

/** The one thing to do next for a step, or what is in the way of it. */
export function adviceFor(step: StepId, situation: Situation): Advice {
  const part = openPart(step, situation.state);
  if (part === undefined) return doneAdvice(step, situation);
  const unconnected = needsNoCluster.includes(part) ? undefined : connectionAdvice(situation);
  return unconnected ?? adviceOnParts[part](situation);
}

/** The next step is the first after it that is not done, else the first of all that is not. */
function doneAdvice(step: StepId, { state, titles }: Situation): Advice {
  const index = stepIds.indexOf(step);
  const next = [...stepIds.slice(index + 1), ...stepIds.slice(0, index)].find((each) =>
    openPart(each, state),
  );
  if (next === undefined)
    return {
      rule: "done.course",
      isDone: true,
      message: t("This step is done, and so are all fifteen. You have finished the course."),
    };
  return {
    rule: "done.step",
    isDone: true,
    message: t("This step is done. The next one is “{0}”.", titles[next] ?? next),
    action: actions.openStep(next),
  };
}
