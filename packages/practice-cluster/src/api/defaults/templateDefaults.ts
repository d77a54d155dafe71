import { defaultPodSpec } from "./podDefaults.ts";
import { isObject, type JsonObject } from "../json.ts";

/** The defaults of the pod template in the spec of a workload. */
export function defaultTemplate(spec: JsonObject): void {
  const template = spec["template"];
  if (!isObject(template)) return;
  // kubectl and older files write `creationTimestamp: null`; Kubernetes no longer shows it.
  if (isObject(template["metadata"])) delete template["metadata"]["creationTimestamp"];
  if (isObject(template["spec"])) defaultPodSpec(template["spec"]);
}
