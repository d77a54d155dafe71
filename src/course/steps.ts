import { walkthroughIds } from "../ids.ts";

/** The steps of the course, in order: `<walkthrough>.<step>` as package.json has them; and the parts of each. */
export const partsOfSteps = {
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
} as const;

export type StepId = keyof typeof partsOfSteps;
/** One thing to do; a step is done when all its parts are. */
export type PartId = (typeof partsOfSteps)[StepId][number];

/** The walkthroughs, in order. */
export const chapters = walkthroughIds;
export type Chapter = (typeof chapters)[number];

export const stepIds = Object.keys(partsOfSteps) as readonly StepId[];
export const partIds: readonly PartId[] = stepIds.flatMap((step) => [...partsOfSteps[step]]);

export function isStepId(value: unknown): value is StepId {
  return typeof value === "string" && Object.hasOwn(partsOfSteps, value);
}

export function isChapter(value: unknown): value is Chapter {
  return chapters.some((chapter) => chapter === value);
}

/** Whether all parts of a step are among those that are done. */
export function isStepDone(step: StepId, done: ReadonlySet<PartId>): boolean {
  return partsOfSteps[step].every((part) => done.has(part));
}
