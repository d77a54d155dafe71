/** The steps of the course, in order: `<walkthrough>.<step>` as package.json has them. */
export const stepIds = [
  "basics.welcome",
  "basics.what-is-kubernetes",
  "basics.nodes",
  "basics.objects-overview",
  "basics.objects-detail-1",
  "basics.objects-detail-2",
  "architecture.overview",
  "architecture.control-plane",
  "architecture.data-plane",
  "architecture.cluster-setup",
  "eks.creation-workflow",
  "eks.what-happens",
  "eks.communication",
  "eks.high-level",
  "eks.next",
] as const;

export type StepId = (typeof stepIds)[number];

/** What was seen to happen, in the cluster or in the editor. */
export type Observation =
  | { readonly event: "clusterConnected" }
  | { readonly event: "nodesShown"; readonly count: number }
  | { readonly event: "podsOfNodeShown"; readonly count: number };

/** The step that an observation completes; an empty cluster or node shows nothing, so it completes none. */
export function stepCompletedBy(observation: Observation): StepId | undefined {
  switch (observation.event) {
    case "clusterConnected":
      return "basics.welcome";
    case "nodesShown":
      return observation.count > 0 ? "basics.what-is-kubernetes" : undefined;
    case "podsOfNodeShown":
      return observation.count > 0 ? "basics.nodes" : undefined;
  }
}
