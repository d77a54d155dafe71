import * as vscode from "vscode";
import { courseKinds, learnerLabel, kindNames } from "../../course/courseObjects.ts";
import { openPart } from "../../course/courseState.ts";
import { newestWarnings, nodeFacts } from "../../course/check/clusterFacts.ts";
import { readFailure } from "../../course/check/readFailure.ts";
import type { Connection, NodeFacts, Situation, Warning } from "../../course/check/situation.ts";
import type { CourseProgress } from "../../course/progress.ts";
import type { StepId } from "../../course/steps.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { knownImages } from "kubernetes-practice-cluster/knownImages";
import {
  type ClusterSession,
  type ConnectedCluster,
  isEks,
  isPractice,
} from "../../session/clusterSession.ts";
import type { ClusterTerminals } from "../../session/clusterTerminals.ts";
import type { ConnectionState } from "../../session/connectionState.ts";
import type { FollowCourse } from "./followCourse.ts";
import type { LearnerObjects } from "./learnerObjects.ts";
import { openManifests } from "./openManifests.ts";
import { stepTitles } from "./stepTitles.ts";

/** What Check looks at. */
export interface CheckContext {
  readonly cluster: ConnectedCluster & { readonly state: ConnectionState };
  readonly practice: { readonly isRunning: boolean };
  readonly progress: CourseProgress;
  readonly follow: FollowCourse;
  readonly terminals: ClusterTerminals;
}

/** How long Check waits for the cluster; it then says what it knows. */
const limitMs = 5_000;
const mostObjects = 200;
/**
 * The API orders a list by namespace and name, whatever is asked for, and cannot select by time. So the newest events
 * are known only where all are read; of more than these some are missed, since the cluster of others must not be
 * burdened. By default events go after an hour.
 */
const mostEvents = 1000;

/** How things stand now. What cannot be read is left out, and costs no more than the time limit. */
export async function gatherSituation(
  { cluster, practice, progress, follow, terminals }: CheckContext,
  step: StepId,
  tried: Situation["tried"],
): Promise<Situation> {
  const { session } = cluster;
  const until = AbortSignal.timeout(limitMs);
  if (session) progress.observe({ event: "clusterConnected", isEks: isEks(session) });
  const [unread, nodes, warnings, strangers, kubectl] = await Promise.all([
    unreadKinds(follow, until),
    session ? readNodes(session, until) : [],
    session ? readWarnings(session, until) : [],
    session && !isPractice(session) ? readStrangers(session, until) : [],
    // No other step asks, and a login shell may take its time to answer.
    step === "eks.high-level" ? hasKubectl() : false,
  ]);
  const part = openPart(step, progress.state);
  const failure = part && readFailure(part, unread);
  const objects = failure === undefined ? follow.objects : undefined;
  return {
    connection: connectionOf(cluster.state, practice.isRunning),
    namespace: session?.objects.namespace ?? "default",
    now: Date.now(),
    state: progress.state,
    objects,
    objectsFailure: failure,
    strangers,
    editor: openManifests(),
    knownImages,
    nodes,
    warnings,
    isTrusted: vscode.workspace.isTrusted,
    hasKubectl: kubectl,
    terminal: session ? terminals.of(session, vscode.window.terminals) : "none",
    tried,
    titles: stepTitles(),
  };
}

/** The kinds of which is not known what the learner has, after a new try at those that were forbidden. */
async function unreadKinds(follow: FollowCourse, until: AbortSignal): Promise<LearnerObjects["unread"]> {
  const learner = follow.begin();
  if (!learner) return new Map();
  await Promise.race([
    learner.askAgain(),
    new Promise((resolve) => until.addEventListener("abort", resolve)),
  ]);
  return learner.unread;
}

function connectionOf(state: ConnectionState, practiceRuns: boolean): Connection {
  switch (state.status) {
    case "notConnected":
      return { status: "none", practiceRuns };
    case "connecting":
      return { status: "connecting" };
    case "failed":
      return { status: "none", failure: state.reason, practiceRuns };
    case "connected":
      return isPractice(state.session)
        ? { status: "practice" }
        : { status: "other", kubeContext: state.session.kubeContext, isEks: isEks(state.session) };
  }
}

/** What may not be read is not there, as far as advice goes. */
async function listed(
  { objects }: ClusterSession,
  apiVersion: string,
  kind: string,
  selection: Parameters<ClusterSession["objects"]["list"]>[2],
  until: AbortSignal,
): Promise<KubernetesObject[]> {
  try {
    return await objects.list(apiVersion, kind, { limit: mostObjects, ...selection }, until);
  } catch {
    return [];
  }
}

async function readNodes(session: ClusterSession, until: AbortSignal): Promise<NodeFacts[]> {
  const nodes = await listed(session, "v1", "Node", {}, until);
  const facts = new Map(nodes.map((node) => [node.metadata.name, nodeFacts(node)]));
  return session.tree.nodeSummaries.map((summary) => ({
    ...summary,
    ...(facts.get(summary.name) ?? { labels: {}, taints: [] }),
  }));
}

async function readWarnings(session: ClusterSession, until: AbortSignal): Promise<Warning[]> {
  const namespace = isPractice(session) ? undefined : session.objects.namespace;
  const selection = { namespace, fieldSelector: "type=Warning", limit: mostEvents };
  return newestWarnings(await listed(session, "v1", "Event", selection, until));
}

async function readStrangers(session: ClusterSession, until: AbortSignal): Promise<KubernetesObject[]> {
  const { namespace } = session.objects;
  const lists = await Promise.all(
    kindNames.map((name) => {
      const { apiVersion, kind } = courseKinds[name];
      return listed(session, apiVersion, kind, { namespace, labelSelector: `!${learnerLabel}` }, until);
    }),
  );
  return lists.flat();
}

/** Whether a terminal would find kubectl; in a workspace that is not trusted no shell is run to find out. */
async function hasKubectl(): Promise<boolean> {
  const { isInstalled } = await import("../../tools/index.ts");
  const { isTrusted } = vscode.workspace;
  return isInstalled("kubectl", process.env, process.platform, ...(isTrusted ? [] : [""]));
}
