import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ResourceType, ScalePaths } from "./resourceType.ts";

type Row = readonly [plural: string, kind: string, shortNames: string, flags: string];

/**
 * Flags: `n` namespaced, `s` status, `g` generation, `c` scale, `a` in the category `all`, `w` run by
 * webernetes, whose keys in etcd it shares.
 */
const groups: Readonly<Record<string, readonly Row[]>> = {
  "core.v1|v1": [
    ["configmaps", "ConfigMap", "cm", "n"],
    ["endpoints", "Endpoints", "ep", "n"],
    ["events", "Event", "ev", "nw"],
    ["limitranges", "LimitRange", "limits", "n"],
    ["namespaces", "Namespace", "ns", "sw"],
    ["nodes", "Node", "no", "sw"],
    ["persistentvolumeclaims", "PersistentVolumeClaim", "pvc", "ns"],
    ["persistentvolumes", "PersistentVolume", "pv", "s"],
    ["pods", "Pod", "po", "nsgaw"],
    ["replicationcontrollers", "ReplicationController", "rc", "nsgca"],
    ["resourcequotas", "ResourceQuota", "quota", "ns"],
    ["secrets", "Secret", "", "n"],
    ["serviceaccounts", "ServiceAccount", "sa", "n"],
    ["services", "Service", "svc", "nsaw"],
  ],
  "apps.v1|apps/v1": [
    ["controllerrevisions", "ControllerRevision", "", "n"],
    ["daemonsets", "DaemonSet", "ds", "nsga"],
    ["deployments", "Deployment", "deploy", "nsgcaw"],
    ["replicasets", "ReplicaSet", "rs", "nsgcaw"],
    ["statefulsets", "StatefulSet", "sts", "nsgca"],
  ],
  "autoscaling.v2|autoscaling/v2": [["horizontalpodautoscalers", "HorizontalPodAutoscaler", "hpa", "nsga"]],
  "batch.v1|batch/v1": [
    ["cronjobs", "CronJob", "cj", "nsga"],
    ["jobs", "Job", "", "nsga"],
  ],
  "coordination.v1|coordination.k8s.io/v1": [["leases", "Lease", "", "n"]],
  "discovery.v1|discovery.k8s.io/v1": [["endpointslices", "EndpointSlice", "", "nw"]],
  "networking.v1|networking.k8s.io/v1": [
    ["ingressclasses", "IngressClass", "", "g"],
    ["ingresses", "Ingress", "ing", "nsg"],
    ["networkpolicies", "NetworkPolicy", "netpol", "ng"],
  ],
  "policy.v1|policy/v1": [["poddisruptionbudgets", "PodDisruptionBudget", "pdb", "nsg"]],
  "rbac.v1|rbac.authorization.k8s.io/v1": [
    ["clusterrolebindings", "ClusterRoleBinding", "", ""],
    ["clusterroles", "ClusterRole", "", ""],
    ["rolebindings", "RoleBinding", "", "n"],
    ["roles", "Role", "", "n"],
  ],
  "scheduling.v1|scheduling.k8s.io/v1": [["priorityclasses", "PriorityClass", "pc", "g"]],
  "storage.v1|storage.k8s.io/v1": [["storageclasses", "StorageClass", "sc", ""]],
  "apiextensions.v1|apiextensions.k8s.io/v1": [
    ["customresourcedefinitions", "CustomResourceDefinition", "crd,crds", "sg"],
  ],
};

const workloadScale: ScalePaths = {
  spec: ["spec", "replicas"],
  status: ["status", "replicas"],
  selector: ["status", "selector"],
};

const webernetesStorage: Readonly<Record<string, string>> = {
  endpointslices: "discovery.k8s.io/endpointslices",
};

/** The kinds that the practice cluster knows from the start. */
export const builtinResources: readonly ResourceType[] = Object.entries(groups).flatMap(([key, rows]) => {
  const [definitions = "", apiVersion = ""] = key.split("|");
  const [group = "", version = ""] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
  return rows.map(([plural, kind, shortNames, flags]): ResourceType => {
    const own = group === "" ? plural : `${plural}.${group}`;
    return {
      group,
      version,
      plural,
      singular: kind.toLowerCase(),
      kind,
      namespaced: flags.includes("n"),
      shortNames: shortNames === "" ? [] : shortNames.split(","),
      categories: flags.includes("a") ? ["all"] : [],
      status: flags.includes("s"),
      scale: flags.includes("c") ? workloadScale : undefined,
      generation: flags.includes("g"),
      storage: flags.includes("w") ? (ownField(webernetesStorage, plural) ?? plural) : own,
      definition: `${definitions}.${kind}`,
    };
  });
});
