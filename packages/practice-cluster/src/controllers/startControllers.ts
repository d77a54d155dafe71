import { cordonTaintController } from "../nodes/lifecycle/cordonTaint.ts";
import { taintEvictionController } from "../nodes/lifecycle/taintEviction.ts";
import { controlPlanePods } from "../nodes/systemObjects.ts";
import { type ControllerContext, runController } from "./controller.ts";
import { cronJobController } from "./cronJob/cronJobController.ts";
import { daemonSetController } from "./daemonSet/daemonSetController.ts";
import { disruptionController } from "./disruption/disruptionController.ts";
import { jobController } from "./job/jobController.ts";
import { statefulSetController } from "./statefulSet/statefulSetController.ts";
import { staticPodsController } from "./staticPods.ts";
import { storedOnlyController } from "./storedOnly.ts";

/** Starts the controllers that webernetes lacks. Returns a function that stops them. */
export function startControllers(context: ControllerContext): () => void {
  const running = [
    daemonSetController,
    jobController,
    cronJobController,
    disruptionController,
    storedOnlyController,
    statefulSetController,
    staticPodsController(controlPlanePods),
    cordonTaintController,
    taintEvictionController,
  ].map((create) => runController(context, create(context)));
  return () => running.forEach((controller) => controller.stop());
}
