import { t } from "@vscode/l10n";
import { type FieldPath, namesOf } from "../manifests/fieldPath.ts";
import { isBelow } from "./isBelow.ts";

/** A version of a kind that Kubernetes no longer serves, or stopped recommending. */
export interface FormerVersion {
  /** The release without it, such as `1.22`. */
  readonly removedIn: string;
  /** The apiVersion to write instead; undefined if the kind itself is gone. */
  readonly replacement: string | undefined;
  /** What to do if the kind itself is gone, in the reader's language. */
  readonly instead?: () => string;
}

/** A version's removal, and the fields that have other names in its replacement: old path → new path. */
interface Removal extends FormerVersion {
  readonly renamed?: Readonly<Record<string, string>>;
}

const ingress: Removal = {
  removedIn: "1.22",
  replacement: "networking.k8s.io/v1",
  renamed: {
    "spec.backend": "spec.defaultBackend",
    "spec.backend.serviceName": "spec.defaultBackend.service.name",
    "spec.backend.servicePort": "spec.defaultBackend.service.port",
    "spec.rules.http.paths.backend.serviceName": "spec.rules.http.paths.backend.service.name",
    "spec.rules.http.paths.backend.servicePort": "spec.rules.http.paths.backend.service.port",
  },
};
const workload: Removal = { removedIn: "1.16", replacement: "apps/v1" };
const securityPolicy: Removal = {
  removedIn: "1.25",
  replacement: undefined,
  // https://kubernetes.io/docs/concepts/security/pod-security-admission/
  instead: () =>
    t(
      "Instead, choose a Pod Security Standard with the label {0} of a namespace.",
      "`pod-security.kubernetes.io/enforce`",
    ),
};

/** The metrics of an autoscaler have had the form of `autoscaling/v2` since v2beta2. */
function metricsBefore(removedIn: string, renamed: Readonly<Record<string, string>>): Removal {
  const metrics = Object.entries(renamed).map(([old, now]) => [`spec.metrics.${old}`, `spec.metrics.${now}`]);
  return {
    removedIn,
    replacement: "autoscaling/v2",
    renamed: Object.fromEntries(metrics) as Record<string, string>,
  };
}

function all(kinds: string, removal: Removal): [string, Removal][] {
  return kinds.split(" ").map((kind) => [kind, removal]);
}

function moved(removedIn: string, replacement: string, kinds: string): [string, Removal][] {
  return all(kinds, { removedIn, replacement });
}

/** apiVersion → kind → its removal. https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const removals: ReadonlyMap<string, ReadonlyMap<string, Removal>> = new Map(
  Object.entries({
    "extensions/v1beta1": [
      ...all("DaemonSet Deployment ReplicaSet", workload),
      ["Ingress", ingress],
      ["NetworkPolicy", { removedIn: "1.16", replacement: "networking.k8s.io/v1" }],
      ["PodSecurityPolicy", securityPolicy],
    ],
    "apps/v1beta1": all("ControllerRevision Deployment StatefulSet", workload),
    "apps/v1beta2": all("ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet", workload),
    "networking.k8s.io/v1beta1": [
      ["Ingress", ingress],
      ["IngressClass", { removedIn: "1.22", replacement: "networking.k8s.io/v1" }],
    ],
    "batch/v2alpha1": moved("1.21", "batch/v1", "CronJob"),
    "batch/v1beta1": moved("1.25", "batch/v1", "CronJob"),
    "policy/v1beta1": [
      ["PodDisruptionBudget", { removedIn: "1.25", replacement: "policy/v1" }],
      ["PodSecurityPolicy", securityPolicy],
    ],
    "autoscaling/v2beta1": [
      [
        "HorizontalPodAutoscaler",
        metricsBefore("1.25", {
          "resource.targetAverageUtilization": "resource.target.averageUtilization",
          "resource.targetAverageValue": "resource.target.averageValue",
          "containerResource.targetAverageUtilization": "containerResource.target.averageUtilization",
          "containerResource.targetAverageValue": "containerResource.target.averageValue",
          "pods.metricName": "pods.metric.name",
          "pods.selector": "pods.metric.selector",
          "pods.targetAverageValue": "pods.target.averageValue",
          "object.metricName": "object.metric.name",
          "object.selector": "object.metric.selector",
          "object.target": "object.describedObject",
          "object.targetValue": "object.target.value",
          "object.averageValue": "object.target.averageValue",
          "external.metricName": "external.metric.name",
          "external.metricSelector": "external.metric.selector",
          "external.targetValue": "external.target.value",
          "external.targetAverageValue": "external.target.averageValue",
        }),
      ],
    ],
    "autoscaling/v2beta2": [["HorizontalPodAutoscaler", metricsBefore("1.26", {})]],
    "apiextensions.k8s.io/v1beta1": [
      [
        "CustomResourceDefinition",
        {
          removedIn: "1.22",
          replacement: "apiextensions.k8s.io/v1",
          renamed: {
            "spec.additionalPrinterColumns": "spec.versions.additionalPrinterColumns",
            "spec.additionalPrinterColumns.JSONPath": "spec.versions.additionalPrinterColumns.jsonPath",
            "spec.conversion.conversionReviewVersions": "spec.conversion.webhook.conversionReviewVersions",
            "spec.conversion.webhookClientConfig": "spec.conversion.webhook.clientConfig",
            "spec.subresources": "spec.versions.subresources",
            "spec.validation": "spec.versions.schema",
            "spec.version": "spec.versions.name",
          },
        },
      ],
    ],
    "admissionregistration.k8s.io/v1beta1": [
      ...moved(
        "1.22",
        "admissionregistration.k8s.io/v1",
        "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
      ),
      ...moved(
        "1.34",
        "admissionregistration.k8s.io/v1",
        "ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding",
      ),
    ],
    "apiregistration.k8s.io/v1beta1": moved("1.22", "apiregistration.k8s.io/v1", "APIService"),
    "authentication.k8s.io/v1beta1": moved("1.22", "authentication.k8s.io/v1", "TokenReview"),
    "authorization.k8s.io/v1beta1": moved(
      "1.22",
      "authorization.k8s.io/v1",
      "LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview",
    ),
    "certificates.k8s.io/v1beta1": moved("1.22", "certificates.k8s.io/v1", "CertificateSigningRequest"),
    "coordination.k8s.io/v1beta1": moved("1.22", "coordination.k8s.io/v1", "Lease"),
    "discovery.k8s.io/v1beta1": moved("1.25", "discovery.k8s.io/v1", "EndpointSlice"),
    "events.k8s.io/v1beta1": moved("1.25", "events.k8s.io/v1", "Event"),
    "flowcontrol.apiserver.k8s.io/v1beta1": flowControl("1.26"),
    "flowcontrol.apiserver.k8s.io/v1beta2": flowControl("1.29"),
    "flowcontrol.apiserver.k8s.io/v1beta3": moved(
      "1.32",
      "flowcontrol.apiserver.k8s.io/v1",
      "FlowSchema PriorityLevelConfiguration",
    ),
    "node.k8s.io/v1beta1": moved("1.25", "node.k8s.io/v1", "RuntimeClass"),
    "rbac.authorization.k8s.io/v1beta1": moved(
      "1.22",
      "rbac.authorization.k8s.io/v1",
      "ClusterRole ClusterRoleBinding Role RoleBinding",
    ),
    "scheduling.k8s.io/v1beta1": moved("1.22", "scheduling.k8s.io/v1", "PriorityClass"),
    "storage.k8s.io/v1beta1": [
      ...moved("1.22", "storage.k8s.io/v1", "CSIDriver CSINode StorageClass VolumeAttachment"),
      ["CSIStorageCapacity", { removedIn: "1.27", replacement: "storage.k8s.io/v1" }],
    ],
  } satisfies Record<string, [string, Removal][]>).map(([apiVersion, kinds]) => [
    apiVersion,
    new Map<string, Removal>(kinds),
  ]),
);

function flowControl(removedIn: string): [string, Removal][] {
  const replacement = "flowcontrol.apiserver.k8s.io/v1";
  const share = "spec.limited.assuredConcurrencyShares";
  const renamed = { [share]: "spec.limited.nominalConcurrencyShares" };
  return [
    ["FlowSchema", { removedIn, replacement }],
    ["PriorityLevelConfiguration", { removedIn, replacement, renamed }],
  ];
}

/** Returns when a version of a kind was removed; undefined if Kubernetes serves it, or never did. */
export function formerVersion(apiVersion: string, kind: string): FormerVersion | undefined {
  return removals.get(apiVersion)?.get(kind);
}

/**
 * Returns the path of a field in the version that replaces a former one.
 *
 * @param path with the indexes of lists, which are kept where the lists are
 */
export function pathInReplacement(apiVersion: string, kind: string, path: FieldPath): FieldPath {
  const renamed = removals.get(apiVersion)?.get(kind)?.renamed ?? {};
  const names = namesOf(path);
  const longest = Object.entries(renamed)
    .filter(([old]) => isBelow(names.join("."), old))
    .sort(([a], [b]) => b.length - a.length)[0];
  if (!longest) return path;
  const [old, now] = longest.map((each) => each.split("."));
  return withIndexes(path, old ?? [], now ?? []);
}

/** Puts the index of each list on the old path behind the same list on the new one, and adds the rest. */
function withIndexes(path: FieldPath, old: readonly string[], now: readonly string[]): FieldPath {
  const indexes = new Map<string, number>();
  let at = 0;
  let position = 0;
  for (; position < path.length && at < old.length; position++) {
    const segment = path[position];
    if (segment === old[at]) at++;
    else if (typeof segment === "number") indexes.set(old[at - 1] ?? "", segment);
  }
  const rest = path.slice(position);
  const start = now.flatMap((name): (string | number)[] => {
    const item = indexes.get(name);
    // A field of the whole definition has become one of each version.
    const isNewList = item === undefined && name === "versions" && !old.includes("versions");
    return item !== undefined ? [name, item] : isNewList ? [name, 0] : [name];
  });
  return [...start, ...rest];
}
