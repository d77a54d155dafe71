import type { StepId } from "../../src/course/steps.ts";

/** The parts of each step, in the order in which its page names them. */
export const partsOf: Readonly<Record<StepId, readonly string[]>> = {
  "basics.welcome": ["clusterConnected"],
  "basics.what-is-kubernetes": ["nodesShown"],
  "basics.nodes": ["podsOfNodeShown"],
  "basics.objects-overview": ["podFieldExplained", "podRunning"],
  "basics.objects-detail-1": [
    "deploymentReady",
    "revisionRolledOut",
    "revisionRolledBack",
    "daemonSetOnEveryNode",
  ],
  "basics.objects-detail-2": ["podReplaced", "jobCompleted", "serviceHasEndpoints", "labelFilterUsed"],
  "architecture.overview": ["controlPlaneShown"],
  "architecture.control-plane": ["traceOpened"],
  "architecture.data-plane": ["podsMoved"],
  "architecture.cluster-setup": ["toolsChecked"],
  "eks.creation-workflow": ["clusterConfigExplained"],
  "eks.what-happens": ["questionsAnswered"],
  "eks.communication": ["apiEndpointShown", "kubeletAddressShown"],
  "eks.high-level": ["kubectlSeen"],
  "eks.next": ["courseCleanedUp"],
};
