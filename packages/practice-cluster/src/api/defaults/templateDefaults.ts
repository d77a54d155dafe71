import { defaultPodSpec } from "./podDefaults.ts";
import { isObject, type JsonObject } from "../json.ts";

/** Sets the defaults of the pod template in a workload's spec. */
export function defaultTemplate(spec: JsonObject): void {
  const template = spec["template"];
  if (!isObject(template)) return;
  // kubectl and older manifests contain `creationTimestamp: null`, which Kubernetes no longer shows.
  if (isObject(template["metadata"])) delete template["metadata"]["creationTimestamp"];
  if (isObject(template["spec"])) defaultPodSpec(template["spec"]);
}
