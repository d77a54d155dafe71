import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import {
  ensureObject,
  isObject,
  type JsonObject,
  objectsAt,
  setDefault,
  stringMap,
  valueAt,
} from "../json.ts";
import { defaultPodSpec, defaultRequests } from "./podDefaults.ts";

/** Fills in what the API server fills in before it validates (pkg/apis/*\/v1/defaults.go). */
export function applyDefaults(object: ApiObject): void {
  ownField(defaultsOf, `${object.apiVersion}/${object.kind}`)?.(object);
}

const defaultsOf: Readonly<Record<string, (object: ApiObject) => void>> = {
  "v1/Pod": (pod) => {
    const spec = ensureObject(pod, "spec");
    defaultPodSpec(spec);
    defaultRequests(spec);
    setDefault(spec, "enableServiceLinks", true);
  },
  "v1/Service": defaultService,
  "v1/Namespace": (namespace) => {
    const spec = ensureObject(namespace, "spec");
    setDefault(spec, "finalizers", ["kubernetes"]);
    setDefault(ensureObject(namespace, "status"), "phase", "Active");
    // https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
    const labels = stringMap(namespace.metadata.labels);
    namespace.metadata.labels = { ...labels, "kubernetes.io/metadata.name": namespace.metadata.name };
  },
  "v1/Secret": (secret) => {
    setDefault(secret, "type", "Opaque");
    const { stringData } = secret;
    if (!isObject(stringData)) return;
    const data = ensureObject(secret, "data");
    for (const [key, text] of Object.entries(stringMap(stringData)))
      setOwnField(data, key, Buffer.from(text).toString("base64"));
    delete secret["stringData"];
  },
  "v1/Endpoints": (endpoints) => {
    for (const subset of objectsAt(endpoints, "subsets"))
      for (const port of objectsAt(subset, "ports")) setDefault(port, "protocol", "TCP");
  },
  "v1/PersistentVolumeClaim": (claim) => {
    setDefault(ensureObject(claim, "spec"), "volumeMode", "Filesystem");
    setDefault(ensureObject(claim, "status"), "phase", "Pending");
  },
  "v1/PersistentVolume": (volume) => {
    const spec = ensureObject(volume, "spec");
    setDefault(spec, "persistentVolumeReclaimPolicy", "Retain");
    setDefault(spec, "volumeMode", "Filesystem");
    if (isObject(spec["hostPath"])) setDefault(spec["hostPath"], "type", "");
    setDefault(ensureObject(volume, "status"), "phase", "Available");
  },
  "v1/ReplicationController": (controller) => {
    const spec = ensureObject(controller, "spec");
    setDefault(spec, "replicas", 1);
    defaultTemplate(spec);
    const labels = stringMap(valueAt(spec, "template", "metadata", "labels"));
    if (Object.keys(labels).length > 0) {
      setDefault(spec, "selector", labels);
      setDefault(controller.metadata, "labels", labels);
    }
  },
  "apps/v1/Deployment": (deployment) => {
    const spec = ensureObject(deployment, "spec");
    setDefault(spec, "replicas", 1);
    setDefault(spec, "revisionHistoryLimit", 10);
    setDefault(spec, "progressDeadlineSeconds", 600);
    const strategy = ensureObject(spec, "strategy");
    setDefault(strategy, "type", "RollingUpdate");
    if (strategy["type"] === "RollingUpdate") {
      const rollingUpdate = ensureObject(strategy, "rollingUpdate");
      setDefault(rollingUpdate, "maxUnavailable", "25%");
      setDefault(rollingUpdate, "maxSurge", "25%");
    }
    defaultTemplate(spec);
  },
  "apps/v1/ReplicaSet": (replicaSet) => {
    const spec = ensureObject(replicaSet, "spec");
    setDefault(spec, "replicas", 1);
    defaultTemplate(spec);
  },
  "apps/v1/DaemonSet": (daemonSet) => {
    const spec = ensureObject(daemonSet, "spec");
    setDefault(spec, "revisionHistoryLimit", 10);
    const strategy = ensureObject(spec, "updateStrategy");
    setDefault(strategy, "type", "RollingUpdate");
    if (strategy["type"] === "RollingUpdate") {
      const rollingUpdate = ensureObject(strategy, "rollingUpdate");
      setDefault(rollingUpdate, "maxUnavailable", 1);
      setDefault(rollingUpdate, "maxSurge", 0);
    }
    defaultTemplate(spec);
  },
  "apps/v1/StatefulSet": defaultStatefulSet,
  "batch/v1/Job": (job) => defaultJobSpec(ensureObject(job, "spec")),
  "batch/v1/CronJob": (cronJob) => {
    const spec = ensureObject(cronJob, "spec");
    setDefault(spec, "concurrencyPolicy", "Allow");
    setDefault(spec, "suspend", false);
    setDefault(spec, "successfulJobsHistoryLimit", 3);
    setDefault(spec, "failedJobsHistoryLimit", 1);
    const jobSpec = valueAt(spec, "jobTemplate", "spec");
    if (isObject(jobSpec)) defaultTemplate(jobSpec);
  },
  "autoscaling/v2/HorizontalPodAutoscaler": (autoscaler) => {
    const spec = ensureObject(autoscaler, "spec");
    setDefault(spec, "minReplicas", 1);
    setDefault(spec, "metrics", [
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } },
      },
    ]);
  },
  "discovery.k8s.io/v1/EndpointSlice": (slice) => {
    for (const port of objectsAt(slice, "ports")) {
      setDefault(port, "name", "");
      setDefault(port, "protocol", "TCP");
    }
  },
  "networking.k8s.io/v1/NetworkPolicy": (policy) => {
    const spec = ensureObject(policy, "spec");
    for (const rule of [...objectsAt(spec, "ingress"), ...objectsAt(spec, "egress")])
      for (const port of objectsAt(rule, "ports")) setDefault(port, "protocol", "TCP");
    const types = spec["egress"] === undefined ? ["Ingress"] : ["Ingress", "Egress"];
    setDefault(spec, "policyTypes", types);
  },
  "rbac.authorization.k8s.io/v1/RoleBinding": defaultBinding,
  "rbac.authorization.k8s.io/v1/ClusterRoleBinding": defaultBinding,
  "storage.k8s.io/v1/StorageClass": (storageClass) => {
    setDefault(storageClass, "reclaimPolicy", "Delete");
    setDefault(storageClass, "volumeBindingMode", "Immediate");
  },
  "apiextensions.k8s.io/v1/CustomResourceDefinition": (definition) => {
    const names = ensureObject(ensureObject(definition, "spec"), "names");
    const kind = typeof names["kind"] === "string" ? names["kind"] : "";
    setDefault(names, "singular", kind.toLowerCase());
    setDefault(names, "listKind", `${kind}List`);
    setDefault(ensureObject(definition, "spec"), "conversion", { strategy: "None" });
  },
};

function defaultTemplate(spec: JsonObject): void {
  const template = spec["template"];
  if (!isObject(template)) return;
  // kubectl and older files write `creationTimestamp: null`; Kubernetes no longer shows it.
  if (isObject(template["metadata"])) delete template["metadata"]["creationTimestamp"];
  if (isObject(template["spec"])) defaultPodSpec(template["spec"]);
}

function defaultJobSpec(spec: JsonObject): void {
  if (spec["completions"] === undefined && spec["parallelism"] === undefined) {
    spec["completions"] = 1;
    spec["parallelism"] = 1;
  }
  setDefault(spec, "parallelism", 1);
  setDefault(spec, "completionMode", "NonIndexed");
  setDefault(spec, "suspend", false);
  setDefault(spec, "manualSelector", false);
  setDefault(spec, "backoffLimit", spec["backoffLimitPerIndex"] === undefined ? 6 : 2147483647);
  setDefault(
    spec,
    "podReplacementPolicy",
    spec["podFailurePolicy"] === undefined ? "TerminatingOrFailed" : "Failed",
  );
  defaultTemplate(spec);
}

function defaultStatefulSet(statefulSet: ApiObject): void {
  const spec = ensureObject(statefulSet, "spec");
  setDefault(spec, "replicas", 1);
  setDefault(spec, "revisionHistoryLimit", 10);
  setDefault(spec, "podManagementPolicy", "OrderedReady");
  const strategy = ensureObject(spec, "updateStrategy");
  setDefault(strategy, "type", "RollingUpdate");
  if (strategy["type"] === "RollingUpdate") defaultPartition(ensureObject(strategy, "rollingUpdate"));
  const retention = ensureObject(spec, "persistentVolumeClaimRetentionPolicy");
  setDefault(retention, "whenDeleted", "Retain");
  setDefault(retention, "whenScaled", "Retain");
  for (const claim of objectsAt(spec, "volumeClaimTemplates")) {
    setDefault(claim, "apiVersion", "v1");
    setDefault(claim, "kind", "PersistentVolumeClaim");
    setDefault(ensureObject(claim, "spec"), "volumeMode", "Filesystem");
    setDefault(ensureObject(claim, "status"), "phase", "Pending");
  }
  defaultTemplate(spec);
}

function defaultPartition(rollingUpdate: JsonObject): void {
  setDefault(rollingUpdate, "partition", 0);
  setDefault(rollingUpdate, "maxUnavailable", 1);
}

function defaultService(service: ApiObject): void {
  const spec = ensureObject(service, "spec");
  setDefault(spec, "sessionAffinity", "None");
  setDefault(spec, "type", "ClusterIP");
  if (spec["sessionAffinity"] === "ClientIP")
    setDefault(spec, "sessionAffinityConfig", { clientIP: { timeoutSeconds: 10800 } });
  const type = spec["type"];
  if (type !== "ExternalName") setDefault(spec, "internalTrafficPolicy", "Cluster");
  if (type === "NodePort" || type === "LoadBalancer") setDefault(spec, "externalTrafficPolicy", "Cluster");
  if (type === "LoadBalancer") setDefault(spec, "allocateLoadBalancerNodePorts", true);
  for (const port of objectsAt(spec, "ports")) {
    setDefault(port, "protocol", "TCP");
    setDefault(port, "targetPort", port["port"]);
    if (port["nodePort"] === 0) delete port["nodePort"];
  }
}

function defaultBinding(binding: ApiObject): void {
  setDefault(ensureObject(binding, "roleRef"), "apiGroup", "rbac.authorization.k8s.io");
  for (const subject of objectsAt(binding, "subjects"))
    if (subject["kind"] !== "ServiceAccount") setDefault(subject, "apiGroup", "rbac.authorization.k8s.io");
}
