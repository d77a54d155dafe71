import type { ApiObject } from "../objectApi.ts";
import type { FieldError } from "../api/apiError.ts";
import { forbiddenField } from "../api/fieldErrors.ts";
import {
  isObject,
  jsonEqual,
  type JsonObject,
  listAt,
  objectAt,
  objectsAt,
  stringAt,
  omit,
} from "../api/json.ts";

const immutable =
  "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`," +
  "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations)," +
  "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

/** https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement */
export function podUpdateErrors(pod: ApiObject, before: ApiObject): FieldError[] {
  const spec = comparable(pod["spec"]);
  const old = comparable(before["spec"]);
  // Binding a pod sets its node once.
  if (!stringAt(before, "spec", "nodeName")) old["nodeName"] = spec["nodeName"];
  if (jsonEqual(spec, old) && keepsTolerations(pod, before)) return [];
  return [forbiddenField("spec", immutable)];
}

function comparable(spec: unknown): JsonObject {
  const rest = omit(
    isObject(spec) ? spec : {},
    "tolerations",
    "activeDeadlineSeconds",
    "schedulingGates",
    "ephemeralContainers",
  );
  const withoutImages = (name: string): JsonObject[] =>
    objectsAt(rest, name).map((container) => omit(container, "image", "imagePullPolicy", "resources"));
  return {
    ...rest,
    containers: withoutImages("containers"),
    ...(rest["initContainers"] !== undefined && { initContainers: withoutImages("initContainers") }),
  };
}

function keepsTolerations(pod: ApiObject, before: ApiObject): boolean {
  const now = listAt(objectAt(pod, "spec"), "tolerations");
  return listAt(before, "spec", "tolerations").every((old) =>
    now.some((toleration) => jsonEqual(old, toleration)),
  );
}
