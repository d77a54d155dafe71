import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";

/**
 * How lists and maps are merged, which the generated schemas do not say: `x-kubernetes-list-type`,
 * `x-kubernetes-list-map-keys`, `x-kubernetes-patch-merge-key` and `x-kubernetes-patch-strategy` of the OpenAPI
 * documents. A list that is not named here is atomic.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export interface ListType {
  readonly kind: "map" | "set" | "atomic";
  /** The fields that tell the items of a list of kind `map` apart under server-side apply. */
  readonly keys: readonly string[];
  /** The field that a strategic merge patch goes by; absent where it replaces the list. */
  readonly patchKey?: string;
  /** Server-side apply treats the list as a whole, although a strategic merge patch does not. */
  readonly retainKeys?: boolean;
}

const atomic: ListType = { kind: "atomic", keys: [] };
const set: ListType = { kind: "set", keys: [] };

function by(patchKey: string, ...moreKeys: string[]): ListType {
  return { kind: "map", keys: [patchKey, ...moreKeys], patchKey };
}

/** Merged by a strategic merge patch, and replaced as a whole by server-side apply. */
function patchOnly(patchKey: string): ListType {
  return { kind: "atomic", keys: [], patchKey };
}

const container: Readonly<Record<string, ListType>> = {
  ports: by("containerPort", "protocol"),
  env: by("name"),
  volumeMounts: by("mountPath"),
  volumeDevices: by("devicePath"),
};

const lists: Readonly<Record<string, Readonly<Record<string, ListType>>>> = {
  "meta.v1.ObjectMeta": { finalizers: set, ownerReferences: by("uid") },
  "core.v1.PodSpec": {
    containers: by("name"),
    initContainers: by("name"),
    ephemeralContainers: by("name"),
    volumes: { ...by("name"), retainKeys: true },
    imagePullSecrets: by("name"),
    hostAliases: by("ip"),
    topologySpreadConstraints: by("topologyKey", "whenUnsatisfiable"),
    schedulingGates: by("name"),
    resourceClaims: { ...by("name"), retainKeys: true },
  },
  "core.v1.Container": container,
  "core.v1.EphemeralContainer": container,
  "core.v1.PodStatus": { conditions: by("type"), podIPs: by("ip"), hostIPs: patchOnly("ip") },
  "core.v1.ServiceSpec": { ports: by("port", "protocol") },
  "core.v1.ServiceStatus": { conditions: by("type") },
  "core.v1.ServiceAccount": { secrets: by("name"), imagePullSecrets: patchOnly("name") },
  "core.v1.NodeStatus": { conditions: by("type"), addresses: by("type") },
  "core.v1.NodeSpec": { podCIDRs: set },
  "core.v1.NamespaceStatus": { conditions: by("type") },
  "core.v1.PersistentVolumeClaimStatus": { conditions: by("type") },
  "core.v1.ReplicationControllerStatus": { conditions: by("type") },
  "apps.v1.DeploymentStatus": { conditions: by("type") },
  "apps.v1.ReplicaSetStatus": { conditions: by("type") },
  "apps.v1.DaemonSetStatus": { conditions: by("type") },
  "apps.v1.StatefulSetStatus": { conditions: by("type") },
  "batch.v1.JobStatus": { conditions: patchOnly("type") },
  "autoscaling.v2.HorizontalPodAutoscalerStatus": { conditions: by("type") },
  "policy.v1.PodDisruptionBudgetStatus": { conditions: by("type") },
  "apiextensions.v1.CustomResourceDefinitionStatus": { conditions: by("type") },
};

/** Objects that server-side apply treats as one value, `x-kubernetes-map-type: atomic`. */
const atomicMaps = new Set([
  "meta.v1.LabelSelector",
  "core.v1.ConfigMapKeySelector",
  "core.v1.LocalObjectReference",
  "core.v1.NodeSelector",
  "core.v1.NodeSelectorTerm",
  "core.v1.ObjectFieldSelector",
  "core.v1.ObjectReference",
  "core.v1.ResourceFieldSelector",
  "core.v1.SecretKeySelector",
  "core.v1.SecretReference",
  "core.v1.TopologySelectorTerm",
  "core.v1.TypedLocalObjectReference",
  "networking.v1.IngressBackend",
  "rbac.v1.RoleRef",
  "rbac.v1.Subject",
]);
const atomicMapFields = new Set(["core.v1.ServiceSpec.selector", "core.v1.PodSpec.nodeSelector"]);
const replacedMapFields = new Set(["policy.v1.PodDisruptionBudgetSpec.selector"]);
const retainKeyFields = new Set(["apps.v1.DeploymentSpec.strategy"]);

export function listType(definition: string | undefined, field: string): ListType {
  return (definition === undefined ? undefined : ownField(ownField(lists, definition), field)) ?? atomic;
}

export function isAtomicMap(
  definition: string | undefined,
  owner: string | undefined,
  field: string,
): boolean {
  return (
    (definition !== undefined && atomicMaps.has(definition)) || atomicMapFields.has(`${owner ?? ""}.${field}`)
  );
}

/** Fields whose object keeps only what `$retainKeys` names. */
export function retainsKeys(owner: string | undefined, field: string): boolean {
  return retainKeyFields.has(`${owner ?? ""}.${field}`);
}

/** Fields whose object a strategic merge patch replaces. */
export function replacesMap(owner: string | undefined, field: string): boolean {
  return replacedMapFields.has(`${owner ?? ""}.${field}`);
}
