import { walkthroughIds } from "../ids.ts";

/** The steps of the course, in order, as `<walkthrough>.<step>` of package.json; and the parts of each. */
export const partsOfSteps = {
  "basics.welcome": ["clusterConnected"],
  "basics.what-is-kubernetes": ["workloadsShown"],
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
/** One thing to do. A step is done when all its parts are. */
export type PartId = (typeof partsOfSteps)[StepId][number];

/** About how many minutes each step takes a newcomer to Kubernetes, reading included. */
export const minutesOfSteps: Readonly<Record<StepId, number>> = {
  "basics.welcome": 3,
  "basics.what-is-kubernetes": 3,
  "basics.nodes": 3,
  "basics.objects-overview": 6,
  "basics.objects-detail-1": 10,
  "basics.objects-detail-2": 10,
  "architecture.overview": 4,
  "architecture.control-plane": 5,
  "architecture.data-plane": 6,
  "architecture.cluster-setup": 4,
  "eks.creation-workflow": 6,
  "eks.what-happens": 5,
  "eks.communication": 4,
  "eks.high-level": 4,
  "eks.next": 4,
};

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

/** Whether all parts of a step are done. */
export function isStepDone(step: StepId, done: ReadonlySet<PartId>): boolean {
  return partsOfSteps[step].every((part) => done.has(part));
}
