import type { StepId } from "./steps.ts";

/** About how long each step takes somebody who is new to Kubernetes, in minutes, reading included. */
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
