import { apiEndpointShown } from "./apiEndpointShown.ts";
import { clusterConfigExplained } from "./clusterConfigExplained.ts";
import { clusterConnected } from "./clusterConnected.ts";
import { controlPlaneShown } from "./controlPlaneShown.ts";
import { courseCleanedUp } from "./courseCleanedUp.ts";
import { daemonSetOnEveryNode } from "./daemonSetOnEveryNode.ts";
import { deploymentReady } from "./deploymentReady.ts";
import { jobCompleted } from "./jobCompleted.ts";
import { kubectlSeen } from "./kubectlSeen.ts";
import { kubeletAddressShown } from "./kubeletAddressShown.ts";
import { labelFilterUsed } from "./labelFilterUsed.ts";
import type { Part } from "./part.ts";
import { podFieldExplained } from "./podFieldExplained.ts";
import { podReplaced } from "./podReplaced.ts";
import { podRunning } from "./podRunning.ts";
import { podsMoved } from "./podsMoved.ts";
import { podsOfNodeShown } from "./podsOfNodeShown.ts";
import { questionsAnswered } from "./questionsAnswered.ts";
import { revisionRolledBack } from "./revisionRolledBack.ts";
import { revisionRolledOut } from "./revisionRolledOut.ts";
import { serviceHasEndpoints } from "./serviceHasEndpoints.ts";
import { toolsChecked } from "./toolsChecked.ts";
import { traceOpened } from "./traceOpened.ts";
import type { PartId } from "../steps.ts";
import { workloadsShown } from "./workloadsShown.ts";

/** What Check knows about each part of the course, in its order. */
export const parts: Readonly<Record<PartId, Part>> = {
  clusterConnected,
  workloadsShown,
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
