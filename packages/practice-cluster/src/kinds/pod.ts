import { defaultPodSpec, defaultRequests } from "../api/defaults/podDefaults.ts";
import { ensureObject, objectAt, objectsAt, setDefault, stringAt } from "../api/json.ts";
import { podSpecErrors } from "../api/validation/podSpec.ts";
import { injectRole } from "./podIdentityWebhook.ts";
import { podPrinter } from "./podPrinter.ts";
import { podUpdateErrors } from "./podUpdateErrors.ts";
import { qosClass } from "./qosClass.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

/** https://kubernetes.io/docs/concepts/workloads/pods/ */
export const pod: KindRules = {
  storage: "pods",
  generation: true,
  defaults: defaultPod,
  prepare: preparePod,
  mutate: (pod, serviceAccount) =>
    injectRole(pod, serviceAccount(stringAt(pod, "spec", "serviceAccountName") ?? "default")),
  writtenByWebernetes: (pod, before, labelsOf) => {
    if (!before && stringAt(pod, "status", "phase") === undefined) {
      defaultPod(pod);
      pod.metadata.generation = 1;
      preparePod(pod);
    }
    addTopology(pod, before, labelsOf);
  },
  errors: (pod) => podSpecErrors(pod["spec"], "spec"),
  updateErrors: podUpdateErrors,
  graceSeconds: (pod, given) => {
    const spec = objectAt(pod, "spec");
    // A pod that never started, or has finished, needs no time to stop.
    if (!spec["nodeName"] || hasEnded(pod)) return 0;
    const asked = given ?? spec["terminationGracePeriodSeconds"];
    return typeof asked === "number" ? asked : 30;
  },
  deleteAnswersObject: true,
  limit: (pod, { pods, containersPerPod }) => {
    const containers = [...objectsAt(pod, "spec", "containers"), ...objectsAt(pod, "spec", "initContainers")];
    const refusal =
      containers.length > containersPerPod
        ? `the practice cluster runs at most ${containersPerPod} containers in a pod; this is its own limit`
        : undefined;
    return { most: pods, refusal };
  },
  selectableFields: {
    "spec.nodeName": {},
    "spec.restartPolicy": {},
    "spec.schedulerName": {},
    "spec.serviceAccountName": {},
    "spec.hostNetwork": { zero: "false" },
    "status.phase": {},
    "status.podIP": {},
    "status.nominatedNodeName": {},
  },
  printer: podPrinter,
};

function defaultPod(pod: ApiObject): void {
  const spec = ensureObject(pod, "spec");
  defaultPodSpec(spec);
  defaultRequests(spec);
  setDefault(spec, "enableServiceLinks", true);
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ and the tolerations that admission adds. */
function preparePod(pod: ApiObject): void {
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

/**
 * Copies the zone and region labels of a pod's node to the pod.
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#podtopologylabels
 */
function addTopology(
  pod: ApiObject,
  before: ApiObject | undefined,
  labelsOf: (node: string) => Readonly<Record<string, string>>,
): void {
  const node = stringAt(pod, "spec", "nodeName");
  if (node === undefined || stringAt(before, "spec", "nodeName") === node) return;
  const labels = labelsOf(node);
  for (const label of ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"] as const)
    if (labels[label] !== undefined) pod.metadata.labels = { ...pod.metadata.labels, [label]: labels[label] };
}

function hasEnded(pod: ApiObject): boolean {
  const phase = stringAt(pod, "status", "phase");
  return phase === "Succeeded" || phase === "Failed";
}
