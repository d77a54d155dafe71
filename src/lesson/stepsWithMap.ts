import type { StepId } from "../course/steps.ts";

/** The steps whose lessons show the small live map: those in which something comes or goes that it draws. */
export const stepsWithMap: ReadonlySet<StepId> = new Set([
  "basics.objects-overview",
  "basics.objects-detail-1",
  "basics.objects-detail-2",
  "architecture.control-plane",
  "architecture.data-plane",
]);
