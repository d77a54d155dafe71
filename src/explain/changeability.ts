import { groupOf } from "@kubernetes-workshop/kubernetes/kinds/apiGroup";
import { type FieldPath, namesOf } from "../manifests/fieldPath.ts";
import { isBelow } from "./isBelow.ts";

/** Whether people can change a field of an object that exists. */
export type Changeability = "changeable" | "immutable" | "readOnly";

/**
 * Says whether a field can be changed once the object exists, by the rules of the API server's validation. Those that
 * depend on other fields (a Service's address, a Job's completions) count as changeable: the explanation says more.
 *
 * @param of the kind, its apiVersion, and the path from the root of the object
 */
export function changeability(of: {
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: FieldPath;
}): Changeability {
  const names = namesOf(of.path);
  if (names.length === 0) return "changeable";
  const path = names.join(".");
  if (names[0] === "status" && isKubernetes(of.apiVersion)) return "readOnly";
  if (names[0] === "metadata" && names.length > 1) {
    if (serverMetadata.has(names[1] ?? "")) return "readOnly";
    if (path === "metadata.name" || path === "metadata.namespace") return "immutable";
  }
  const rules = immutableFields.get(of.kind);
  if (!rules || rules.group !== groupOf(of.apiVersion)) return "changeable";
  if (rules.except?.some((each) => isBelow(path, each))) return "changeable";
  return rules.fields.some((each) => isBelow(path, each) && path !== "spec") ? "immutable" : "changeable";
}

/** Metadata that the API server writes: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/#read-only */
const serverMetadata = new Set([
  "creationTimestamp",
  "deletionGracePeriodSeconds",
  "deletionTimestamp",
  "generation",
  "managedFields",
  "resourceVersion",
  "selfLink",
  "uid",
]);

/** The fields of a kind that validation compares with those of the object that exists. */
interface ImmutableFields {
  readonly group: string;
  readonly fields: readonly string[];
  /** What may be changed below them. */
  readonly except?: readonly string[];
}

/** Kind → its immutable fields, from `pkg/apis/<group>/validation` of Kubernetes. */
const immutableFields: ReadonlyMap<string, ImmutableFields> = new Map(
  Object.entries({
    // https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
    Pod: {
      group: "",
      fields: ["spec"],
      except: [
        "spec.activeDeadlineSeconds",
        "spec.containers.image",
        "spec.containers.resources",
        "spec.ephemeralContainers",
        "spec.initContainers.image",
        "spec.schedulingGates",
        "spec.terminationGracePeriodSeconds",
        "spec.tolerations",
      ],
    },
    Deployment: { group: "apps", fields: ["spec.selector"] },
    DaemonSet: { group: "apps", fields: ["spec.selector"] },
    ReplicaSet: { group: "apps", fields: ["spec.selector"] },
    // https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
    StatefulSet: {
      group: "apps",
      fields: ["spec.podManagementPolicy", "spec.selector", "spec.serviceName", "spec.volumeClaimTemplates"],
    },
    Job: { group: "batch", fields: ["spec.completionMode", "spec.podFailurePolicy", "spec.selector"] },
    Secret: { group: "", fields: ["type"] },
    // https://kubernetes.io/docs/concepts/storage/storage-classes/
    StorageClass: {
      group: "storage.k8s.io",
      fields: ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"],
    },
    // https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims
    PersistentVolumeClaim: {
      group: "",
      fields: ["spec"],
      except: ["spec.resources", "spec.volumeAttributesClassName", "spec.volumeName"],
    },
    // https://kubernetes.io/docs/reference/access-authn-authz/rbac/#clusterrolebinding-example
    RoleBinding: { group: "rbac.authorization.k8s.io", fields: ["roleRef"] },
    ClusterRoleBinding: { group: "rbac.authorization.k8s.io", fields: ["roleRef"] },
    CustomResourceDefinition: {
      group: "apiextensions.k8s.io",
      fields: ["spec.group", "spec.names.kind", "spec.names.plural", "spec.scope"],
    },
  } satisfies Record<string, ImmutableFields>),
);

/** Whether the API server of Kubernetes serves the kind; eksctl's ClusterConfig is a file. */
function isKubernetes(apiVersion: string): boolean {
  return groupOf(apiVersion) !== "eksctl.io";
}
