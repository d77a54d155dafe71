import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { Pod } from "../courseObjects.ts";
import { t } from "@vscode/l10n";
import { isTroubled } from "@kubernetes-workshop/kubernetes/resources/nodeStatus";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { mostWanted, nameOf, podsOf, readinessAdvice } from "../check/deploymentAdvice.ts";
import { manifestAdvice } from "../check/manifestAdvice.ts";
import { firstPodAdvice, isReady, podName } from "../check/podAdvice.ts";
import { isPracticeConnected, type NodeFacts, type Situation, workersOf } from "../check/situation.ts";
import { secondsLeft } from "../check/tolerationTime.ts";
import type { Part } from "./part.ts";

/** Pods of a node that was stopped or cordoned have to run elsewhere. */
export const podsMoved: Part = { needsCluster: true, kinds: ["deployments", "replicaSets", "pods"], advice };

function advice(situation: Situation): Advice {
  const { objects, state } = situation;
  const workers = workersOf(situation);
  if (workers.length < 2)
    return advise(
      "moved.oneWorker",
      t(
        "Pods can be replaced elsewhere only if there is a second worker node, but this cluster shows none. Use the practice cluster, which has three.",
      ),
      actions.startPractice(),
    );
  const deployment = mostWanted(objects?.deployments ?? []);
  if (!objects || !deployment) return manifestAdvice("Deployment", situation);
  const name = nameOf(deployment);
  const pods = objects.deployments.flatMap((each) => podsOf(each, objects));
  const lost = ownField(state.clusters, objects.cluster)?.podHistory.lost ?? [];
  const troubled = workers.filter(({ status }) => isTroubled(status));
  if (troubled.length === workers.length)
    return advise(
      "moved.nowhere",
      t(
        "There is no worker node left that accepts pods, so the pods cannot be replaced. Start or uncordon one of the others.",
      ),
      situation.nodes.some(({ status }) => !status.ready) && isPracticeConnected(situation)
        ? actions.startNode()
        : actions.uncordonNode(),
    );
  if (lost.some(({ troubledNode }) => troubledNode !== undefined))
    return (
      firstPodAdvice(
        pods.filter((pod) => !pod.metadata?.deletionTimestamp && !isReady(pod)),
        situation,
      ) ??
      advise(
        "moved.starting",
        t("The pods of Deployment {0} are starting on other nodes. Check again in a moment.", name),
      )
    );
  const [node] = troubled.filter((each) => pods.some((pod) => pod.spec?.nodeName === each.name));
  if (node)
    return stillThere(
      node,
      pods.filter((pod) => pod.spec?.nodeName === node.name),
      situation,
    );
  if (!pods.some(isReady)) return readinessAdvice(deployment, situation);
  const hosts = workers.filter((each) => pods.some((pod) => pod.spec?.nodeName === each.name));
  const host = hosts[0]?.name ?? "";
  return troubled[0] ? wrongNode(troubled[0], host, situation) : noneTroubled(name, host, situation);
}

/** A node is stopped or cordoned, and still has pods that should be replaced elsewhere. */
function stillThere(node: NodeFacts, pods: readonly Pod[], situation: Situation): Advice {
  if (node.status.ready)
    return advise(
      "moved.cordonedOnly",
      t(
        "Node {0} accepts no new pods, but the existing ones stay until they are deleted. Delete pod {1}.",
        node.name,
        podName(pods[0] ?? {}),
      ),
      actions.deletePod(),
    );
  if (pods.every(({ metadata }) => metadata?.deletionTimestamp))
    return advise(
      "moved.leaving",
      t("The pods of node {0} are being replaced on other nodes. Check again in a moment.", node.name),
    );
  const seconds = secondsLeft(node, pods, situation);
  return seconds === undefined
    ? advise(
        "moved.toleratedFor",
        t(
          "Node {0} is not responding. Its pods will be replaced elsewhere once their tolerationSeconds are over. Leave the node stopped and check again.",
          node.name,
        ),
      )
    : advise(
        "moved.tolerated",
        t(
          "Node {0} is not responding. Its pods will be replaced elsewhere in about {1} s, when their tolerationSeconds are over. Leave the node stopped.",
          node.name,
          seconds,
        ),
      );
}

/** A node is stopped or cordoned, but has no pods that would be replaced elsewhere. */
function wrongNode({ name, status }: NodeFacts, host: string, situation: Situation): Advice {
  const others = situation.objects?.pods.filter(({ spec }) => spec?.nodeName === name) ?? [];
  const action = status.ready ? actions.cordonNode() : stopAction(situation);
  if (others.length > 0)
    return advise(
      "moved.onlyOthers",
      t(
        "Node {0} runs only pods of DaemonSets and pods without a controller, which are not replaced elsewhere. Use {1} instead.",
        name,
        host,
      ),
      action,
    );
  return advise(
    "moved.emptyNode",
    t("Node {0} runs no pods of your Deployments. Use {1} instead, which does.", name, host),
    action,
  );
}

function noneTroubled(deployment: string, host: string, situation: Situation): Advice {
  const controlPlane = situation.nodes.find(
    ({ status }) => status.roles.includes("control-plane") && isTroubled(status),
  );
  if (controlPlane)
    return advise(
      "moved.controlPlane",
      t(
        "Node {0} is cordoned or stopped, but it belongs to the control plane and runs no pods of yours. Use worker {1} instead.",
        controlPlane.name,
        host,
      ),
      stopAction(situation),
    );
  // All workers accept pods at this point, so one that did not has come back.
  const workers = new Set(workersOf(situation).map(({ name }) => name));
  const back = situation.tried.troubledNodes.find((name) => workers.has(name));
  if (back !== undefined)
    return advise(
      "moved.backTooSoon",
      t(
        "Node {0} came back before its pods were replaced. Stop or cordon {1} again, and leave it that way until new pods run elsewhere.",
        back,
        host,
      ),
      stopAction(situation),
    );
  return isPracticeConnected(situation)
    ? advise(
        "moved.noNodeStopped",
        t(
          "Stop a node that runs pods of Deployment {0}, for example {1}, and watch them appear on another node.",
          deployment,
          host,
        ),
        actions.stopNode(),
      )
    : advise(
        "moved.noNodeCordoned",
        t(
          "Cordon a node that runs pods of Deployment {0}, for example {1}, then delete one of them. If that is forbidden, use the practice cluster.",
          deployment,
          host,
        ),
        actions.cordonNode(),
      );
}

/** Only nodes of the practice cluster can be stopped from VS Code. */
function stopAction(situation: Situation): ReturnType<typeof actions.stopNode> {
  return isPracticeConnected(situation) ? actions.stopNode() : actions.cordonNode();
}
