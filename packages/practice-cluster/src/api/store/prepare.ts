import { randomBytes, randomUUID } from "node:crypto";
import {
  compareQuantities,
  type Quantity,
  quantityOf,
} from "@kubernetes-workshop/kubernetes/resources/quantity";
import type { ApiObject } from "../../objectApi.ts";
import { timestamp } from "../apiObject.ts";
import {
  ensureObject,
  isObject,
  jsonEqual,
  type JsonObject,
  objectsAt,
  setDefault,
  stringMap,
  valueAt,
} from "../json.ts";
import type { ResourceType } from "../resourceType.ts";

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#generated-values */
export function generatedName(prefix: string): string {
  const alphabet = "bcdfghjklmnpqrstvwxz2456789";
  const suffix = [...randomBytes(5)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return `${prefix.slice(0, 58)}${suffix}`;
}

/** What the server itself writes into the metadata of a new object. */
export function prepareMetadata(object: ApiObject, type: ResourceType, now: number): void {
  const { metadata } = object;
  if (metadata.name === "" && metadata.generateName !== undefined)
    metadata.name = generatedName(metadata.generateName);
  metadata.uid = randomUUID();
  metadata.creationTimestamp = timestamp(now);
  delete metadata.deletionTimestamp;
  delete metadata.deletionGracePeriodSeconds;
  delete metadata["selfLink"];
  delete metadata.resourceVersion;
  if (type.generation) metadata.generation = 1;
  else delete metadata.generation;
}

/** What a kind's strategy does to a new object, after the defaults (pkg/registry/…/strategy.go). */
export function prepareForCreate(object: ApiObject, type: ResourceType): void {
  const keepsStatus = ["nodes", "namespaces", "persistentvolumes", "persistentvolumeclaims", "pods"];
  if (type.status && !(type.group === "" && keepsStatus.includes(type.plural))) delete object["status"];
  if (type.group === "" && type.plural === "pods") preparePod(object);
  if (type.group === "batch" && type.plural === "jobs") prepareJob(object);
  if (type.kind === "CustomResourceDefinition") prepareDefinition(object);
  if (type.group === "apps" && type.plural !== "controllerrevisions") prepareWorkloadStatus(object, type);
  if (type.group === "" && type.plural === "services") object["status"] = { loadBalancer: {} };
  if (type.kind === "Ingress") object["status"] = { loadBalancer: {} };
  if (type.kind === "Job" || type.kind === "CronJob") object["status"] = {};
  if (type.kind === "HorizontalPodAutoscaler")
    object["status"] = { currentMetrics: null, desiredReplicas: 0 };
  if (type.kind === "ReplicationController") object["status"] = { replicas: 0 };
  if (type.kind === "ResourceQuota") object["status"] = {};
  if (type.kind === "DaemonSet")
    object.metadata.annotations = { ...object.metadata.annotations, [templateGeneration]: "1" };
  if (type.kind === "PodDisruptionBudget")
    object["status"] = { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 };
}

const templateGeneration = "deprecated.daemonset.template.generation";

/** Counts the versions of a DaemonSet's template. (pkg/registry/apps/daemonset/strategy.go) */
export function countTemplates(next: ApiObject, current: ApiObject): void {
  const before = Number(current.metadata.annotations?.[templateGeneration] ?? 1);
  const same = jsonEqual(valueAt(next, "spec", "template"), valueAt(current, "spec", "template"));
  const generation = String(same ? before : before + 1);
  next.metadata.annotations = { ...next.metadata.annotations, [templateGeneration]: generation };
}

function prepareWorkloadStatus(object: ApiObject, type: ResourceType): void {
  if (type.kind === "DaemonSet")
    object["status"] = {
      currentNumberScheduled: 0,
      desiredNumberScheduled: 0,
      numberMisscheduled: 0,
      numberReady: 0,
    };
  else if (type.kind === "StatefulSet") object["status"] = { replicas: 0, availableReplicas: 0 };
  else if (type.kind === "ReplicaSet") object["status"] = { replicas: 0 };
  else object["status"] = {};
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ and the tolerations that admission adds. */
export function preparePod(pod: ApiObject): void {
  const spec = ensureObject(pod, "spec");
  setDefault(spec, "serviceAccountName", "default");
  spec["serviceAccount"] = spec["serviceAccountName"];
  setDefault(spec, "priority", 0);
  setDefault(spec, "preemptionPolicy", "PreemptLowerPriority");
  const tolerations = objectsAt(spec, "tolerations");
  for (const key of ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"])
    if (!tolerations.some((toleration) => toleration["key"] === key || toleration["key"] === undefined))
      tolerations.push({ effect: "NoExecute", key, operator: "Exists", tolerationSeconds: 300 });
  spec["tolerations"] = tolerations;
  pod["status"] = { phase: "Pending", qosClass: qosClass(spec) };
}

export function qosClass(spec: unknown): "Guaranteed" | "Burstable" | "BestEffort" {
  const containers = [...objectsAt(spec, "containers"), ...objectsAt(spec, "initContainers")];
  const names = ["cpu", "memory"] as const;
  // An amount of nothing asks for nothing.
  const of = (container: JsonObject, which: "requests" | "limits", name: string): Quantity | undefined => {
    const amount = quantityOf(valueAt(container, "resources", which, name));
    return amount && amount.mantissa > 0n ? amount : undefined;
  };
  const asked = containers.some((container) =>
    names.some((name) => of(container, "requests", name) ?? of(container, "limits", name)),
  );
  if (!asked) return "BestEffort";
  const guaranteed = containers.every((container) =>
    names.every((name) => {
      const limit = of(container, "limits", name);
      const request = of(container, "requests", name) ?? limit;
      return limit && request && compareQuantities(limit, request) === 0;
    }),
  );
  return guaranteed ? "Guaranteed" : "Burstable";
}

/** A job selects its pods by its own uid. https://kubernetes.io/docs/concepts/workloads/controllers/job/#specifying-your-own-pod-selector */
function prepareJob(job: ApiObject): void {
  const spec = ensureObject(job, "spec");
  if (spec["manualSelector"] === true) return;
  const uid = job.metadata.uid ?? "";
  const own = { "batch.kubernetes.io/controller-uid": uid, "controller-uid": uid };
  const names = { "batch.kubernetes.io/job-name": job.metadata.name, "job-name": job.metadata.name };
  const metadata = ensureObject(ensureObject(spec, "template"), "metadata");
  const labels = { ...stringMap(metadata["labels"]), ...own, ...names };
  metadata["labels"] = labels;
  // A Job without labels has those of its pods. (pkg/apis/batch/v1/defaults.go)
  if (Object.keys(job.metadata.labels ?? {}).length === 0) job.metadata.labels = { ...labels };
  spec["selector"] = { matchLabels: { "batch.kubernetes.io/controller-uid": uid } };
}

/** Definitions are taken into use at once. */
function prepareDefinition(definition: ApiObject): void {
  const now = definition.metadata.creationTimestamp;
  const { names, versions } = ensureObject(definition, "spec");
  const condition = (type: string, reason: string, message: string): JsonObject => ({
    lastTransitionTime: now,
    message,
    reason,
    status: "True",
    type,
  });
  definition["status"] = {
    acceptedNames: names,
    conditions: [
      condition("NamesAccepted", "NoConflicts", "no conflicts found"),
      condition("Established", "InitialNamesAccepted", "the initial names have been accepted"),
    ],
    storedVersions: (Array.isArray(versions) ? versions : [])
      .filter(isObject)
      .filter((version) => version["storage"] === true)
      .map((version) => version["name"]),
  };
}
