import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { hasCondition } from "@kubernetes-workshop/kubernetes/resources/conditions";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectOf } from "@kubernetes-workshop/kubernetes/resources/objectOf";
import { readyEndpoints } from "@kubernetes-workshop/kubernetes/resources/readyEndpoints";
import {
  daemonSetStatus,
  deploymentStatus,
  statefulSetStatus,
  type WorkloadStatus,
} from "@kubernetes-workshop/kubernetes/resources/workloadStatus";
import { slicesOf } from "./kindsOfCheck.ts";
import type { ConditionIs, FieldIs, LabCheck, RolledOut, ServiceReady } from "./labCheck.ts";
import { type LabView, objectIn } from "./labView.ts";
import { matchesSelector } from "./matchesSelector.ts";
import { noWarnings } from "./noWarnings.ts";
import { isSo, no, type Outcome } from "./outcome.ts";
import { podsReady } from "./podsReady.ts";
import { isUsable } from "./isUsable.ts";

/** Whether a check holds of the cluster as it is at a time. */
export function evaluateCheck(check: LabCheck, view: LabView, now: number): Outcome {
  switch (check.is) {
    case "rolledOut":
      return isSo(isRolledOut(check, view));
    case "podsReady":
      return podsReady(check, view.objects(check.of), now);
    case "serviceReady":
      return isSo(isServiceReady(check, view));
    case "field":
      return isSo(hasField(check, view));
    case "condition":
      return isSo(isCondition(check, view));
    case "none":
      return isSo(!view.objects(check.of).some((object) => matchesSelector(object, check.selector)));
    case "noWarnings":
      return noWarnings(check, view.objects(check.of), now);
    case "nodesUsable": {
      const chosen = view.objects(check.of).filter((node) => matchesSelector(node, check.selector));
      return chosen.filter(isUsable).length >= check.count ? isSo(true) : no;
    }
  }
}

const statusOf: Readonly<Record<RolledOut["object"]["kind"], (object: KubernetesObject) => WorkloadStatus>> =
  {
    Deployment: (object) => deploymentStatus(object),
    StatefulSet: (object) => statefulSetStatus(object),
    DaemonSet: (object) => daemonSetStatus(object),
  };

function isRolledOut({ object, replicas }: RolledOut, view: LabView): boolean {
  const found = objectIn(view, object);
  if (!found) return false;
  const { text, ready } = statusOf[object.kind](found);
  return text === "Available" && ready >= replicas;
}

function isServiceReady({ object, endpoints }: ServiceReady, view: LabView): boolean {
  const service = objectIn(view, object);
  if (!service) return false;
  const slices = view.objects(slicesOf(object.namespace)) as readonly ObjectOf<"EndpointSlice">[];
  return readyEndpoints(service, slices) >= endpoints;
}

function hasField({ object, path, wanted }: FieldIs, view: LabView): boolean {
  let value: unknown = objectIn(view, object);
  for (const name of path) {
    if (Array.isArray(value) && typeof name === "number") value = value.at(name);
    else value = isRecord(value) ? ownField(value, String(name)) : undefined;
  }
  if ("exists" in wanted) return (value !== undefined && value !== null) === wanted.exists;
  if ("equals" in wanted) return value === wanted.equals;
  return typeof value === "string" && value.includes(wanted.contains);
}

function isCondition({ object, type, status }: ConditionIs, view: LabView): boolean {
  const found = objectIn(view, object)?.["status"];
  const conditions = isRecord(found) ? ownField(found, "conditions") : undefined;
  return Array.isArray(conditions) && hasCondition(conditions.filter(isRecord), type, status);
}
