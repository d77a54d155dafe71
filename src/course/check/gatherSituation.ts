import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { knownImages } from "kubernetes-practice-cluster/knownImages";
import { courseKinds, kindNames, learnerLabel } from "../courseObjects.ts";
import { openPart } from "../courseState.ts";
import { parts } from "../parts/parts.ts";
import { partsOfSteps, type StepId } from "../steps.ts";
import { newestWarnings, nodeFacts } from "./clusterFacts.ts";
import { readFailure } from "./readFailure.ts";
import type { NodeFacts, Situation, Warning } from "./situation.ts";
import type { CheckedCluster, CheckedLearner, CheckedSelection, Surroundings } from "./surroundings.ts";

/** How long Check waits for the cluster before it makes do with what it knows. */
const limitMs = 5_000;
const mostObjects = 200;
/**
 * The API always orders a list by namespace and name, and cannot select by time, so finding the newest events takes
 * reading all of them. This limit spares shared clusters, at the cost of missing some events. By default, events expire
 * after an hour.
 */
const mostEvents = 1000;

/**
 * The current situation. What cannot be read within the time limit is left out.
 *
 * @param until ends the waiting
 */
export async function gatherSituation(
  step: StepId,
  surroundings: Surroundings,
  until: AbortSignal = AbortSignal.timeout(limitMs),
): Promise<Situation> {
  const { cluster } = surroundings;
  const [unread, nodes, warnings, strangers, hasKubectl] = await Promise.all([
    unreadKinds(surroundings.learner, until),
    cluster ? readNodes(cluster, until) : [],
    cluster ? readWarnings(cluster, until) : [],
    cluster && !cluster.isPractice ? readStrangers(cluster, until) : [],
    asksForKubectl(step) ? surroundings.hasKubectl() : false,
  ]);
  const { connection, state, editor, isTrusted, terminal, tried, steps, titles } = surroundings;
  const part = openPart(step, state);
  const objectsFailure = part && readFailure(parts[part].kinds, unread);
  return {
    connection,
    namespace: cluster?.namespace ?? "default",
    now: Date.now(),
    state,
    objects: objectsFailure === undefined ? surroundings.learner?.objects : undefined,
    objectsFailure,
    strangers,
    editor,
    knownImages,
    nodes,
    warnings,
    isTrusted,
    hasKubectl,
    terminal,
    tried,
    steps,
    titles,
  };
}

function asksForKubectl(step: StepId): boolean {
  return partsOfSteps[step].some((part) => parts[part].asksForKubectl === true);
}

/** The kinds whose objects are not known, after another attempt at those that were forbidden. */
async function unreadKinds(
  learner: CheckedLearner | undefined,
  until: AbortSignal,
): Promise<CheckedLearner["unread"]> {
  if (!learner) return new Map();
  const limit = new Promise((resolve) => until.addEventListener("abort", resolve));
  if (!until.aborted) await Promise.race([learner.askAgain(), limit]);
  return learner.unread;
}

/** Objects that cannot be read do not exist, as far as advice is concerned. */
async function listed(
  cluster: CheckedCluster,
  { apiVersion, kind }: Pick<KubernetesObject, "apiVersion" | "kind">,
  selection: Partial<CheckedSelection>,
  until: AbortSignal,
): Promise<readonly KubernetesObject[]> {
  try {
    return await cluster.list(apiVersion, kind, { limit: mostObjects, ...selection }, until);
  } catch {
    return [];
  }
}

async function readNodes(cluster: CheckedCluster, until: AbortSignal): Promise<NodeFacts[]> {
  const nodes = await listed(cluster, kinds.Node, {}, until);
  const facts = new Map(nodes.map((node) => [node.metadata.name, nodeFacts(node)]));
  return cluster.nodes.map((summary) => ({
    ...summary,
    ...(facts.get(summary.name) ?? { labels: {}, taints: [] }),
  }));
}

async function readWarnings(cluster: CheckedCluster, until: AbortSignal): Promise<Warning[]> {
  const namespace = cluster.isPractice ? undefined : cluster.namespace;
  const selection = { namespace, fieldSelector: "type=Warning", limit: mostEvents };
  return newestWarnings(await listed(cluster, kinds.Event, selection, until));
}

async function readStrangers(cluster: CheckedCluster, until: AbortSignal): Promise<KubernetesObject[]> {
  const { namespace } = cluster;
  const lists = await Promise.all(
    kindNames.map((name) =>
      listed(cluster, courseKinds[name], { namespace, labelSelector: `!${learnerLabel}` }, until),
    ),
  );
  return lists.flat();
}
