import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import type { FieldError } from "../apiError.ts";
import { forbiddenField, invalidValue, notSupported, required } from "../fieldErrors.ts";
import {
  isObject,
  jsonEqual,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  objectsAt,
  stringAt,
  valueAt,
  omit,
} from "../json.ts";
import { configKeyError } from "./names.ts";
import { immutable } from "./workloadKinds.ts";

const megabyte = 1024 * 1024;

export const configValidators: Readonly<Record<string, (object: ApiObject) => FieldError[]>> = {
  ConfigMap: (map) => [...keyErrors(map, "data"), ...keyErrors(map, "binaryData"), ...sizeErrors(map)],
  Secret: (secret) => [...keyErrors(secret, "data"), ...sizeErrors(secret), ...secretTypeErrors(secret)],
  PersistentVolumeClaim: (claim) => claimErrors(objectAt(claim, "spec")),
  PersistentVolume: (volume) => {
    const spec = objectAt(volume, "spec");
    const sources = Object.keys(spec).filter((name) =>
      /^(?:hostPath|nfs|csi|local|iscsi|fc|awsElasticBlockStore|gcePersistentDisk|rbd|cephfs|azure\w+|vsphereVolume|portworxVolume|glusterfs|cinder|flexVolume|flocker|photonPersistentDisk|quobyte|scaleIO|storageos)$/.test(
        name,
      ),
    );
    return [
      ...(listAt(spec, "accessModes").length === 0 ? [required("spec.accessModes")] : []),
      ...(isObject(spec["capacity"]) ? [] : [required("spec.capacity")]),
      ...(sources.length === 0 ? [required("spec", "must specify a volume type")] : []),
    ];
  },
  HorizontalPodAutoscaler: (autoscaler) => autoscalerErrors(objectAt(autoscaler, "spec")),
  PodDisruptionBudget: (budget) => {
    const spec = objectAt(budget, "spec");
    const both = spec["minAvailable"] !== undefined && spec["maxUnavailable"] !== undefined;
    return both ? [invalidValue("spec", spec, "minAvailable and maxUnavailable cannot be both set")] : [];
  },
  Role: (role) => ruleErrors(role, true),
  ClusterRole: (role) => ruleErrors(role, false),
  RoleBinding: (binding) => bindingErrors(binding, ["Role", "ClusterRole"]),
  ClusterRoleBinding: (binding) => bindingErrors(binding, ["ClusterRole"]),
  CustomResourceDefinition: definitionErrors,
};

function keyErrors(object: ApiObject, field: string): FieldError[] {
  return Object.keys(objectAt(object, field)).flatMap((key) => {
    const error = configKeyError(key);
    return error === undefined ? [] : [invalidValue(`${field}[${key}]`, key, error)];
  });
}

function sizeErrors(object: ApiObject): FieldError[] {
  const size = Object.values({
    ...objectAt(object, "data"),
    ...objectAt(object, "binaryData"),
  }).reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 0), 0);
  return size > megabyte
    ? [{ field: "", reason: "FieldValueTooLong", text: `Too long: may not be more than ${megabyte} bytes` }]
    : [];
}

/** https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
function secretTypeErrors(secret: ApiObject): FieldError[] {
  const data = objectAt(secret, "data");
  const need = (...keys: string[]): FieldError[] =>
    keys.filter((key) => ownField(data, key) === undefined).map((key) => required(`data[${key}]`));
  switch (stringAt(secret, "type")) {
    case "kubernetes.io/tls":
      return need("tls.crt", "tls.key");
    case "kubernetes.io/dockerconfigjson":
      return need(".dockerconfigjson");
    case "kubernetes.io/ssh-auth":
      return need("ssh-privatekey");
    case undefined:
    default:
      return [];
  }
}

function claimErrors(spec: JsonObject): FieldError[] {
  return [
    ...(listAt(spec, "accessModes").length === 0
      ? [required("spec.accessModes", "at least 1 access mode is required")]
      : []),
    ...(valueAt(spec, "resources", "requests", "storage") === undefined
      ? [required("spec.resources[storage]")]
      : []),
  ];
}

function autoscalerErrors(spec: JsonObject): FieldError[] {
  const minimum = numberAt(spec, "minReplicas") ?? 1;
  const maximum = numberAt(spec, "maxReplicas") ?? 0;
  const errors: FieldError[] = [];
  if (minimum < 1)
    errors.push(invalidValue("spec.minReplicas", minimum, "must be greater than or equal to 1"));
  if (maximum < minimum)
    errors.push(invalidValue("spec.maxReplicas", maximum, "must be greater than or equal to `minReplicas`"));
  if (maximum === 0) errors.push(required("spec.maxReplicas"));
  else if (maximum < 1) errors.push(invalidValue("spec.maxReplicas", maximum, "must be greater than 0"));
  return errors;
}

function ruleErrors(role: ApiObject, namespaced: boolean): FieldError[] {
  return objectsAt(role, "rules").flatMap((rule, index) => {
    const field = `rules[${index}]`;
    const errors: FieldError[] = [];
    if (listAt(rule, "verbs").length === 0) errors.push(required(`${field}.verbs`));
    const urls = listAt(rule, "nonResourceURLs");
    if (urls.length > 0 && namespaced)
      errors.push(
        invalidValue(`${field}.nonResourceURLs`, urls, "namespaced rules cannot apply to non-resource URLs"),
      );
    if (urls.length > 0) return errors;
    if (listAt(rule, "apiGroups").length === 0)
      errors.push(required(`${field}.apiGroups`, "resource rules must supply at least one api group"));
    if (listAt(rule, "resources").length === 0)
      errors.push(required(`${field}.resources`, "resource rules must supply at least one resource"));
    return errors;
  });
}

function bindingErrors(binding: ApiObject, kinds: readonly string[]): FieldError[] {
  const role = objectAt(binding, "roleRef");
  const errors: FieldError[] = [];
  if (role["apiGroup"] !== "rbac.authorization.k8s.io")
    errors.push(notSupported("roleRef.apiGroup", role["apiGroup"] ?? "", ["rbac.authorization.k8s.io"]));
  const kind = stringAt(role, "kind") ?? "";
  if (!kinds.includes(kind)) errors.push(notSupported("roleRef.kind", kind, kinds));
  if (!stringAt(role, "name")) errors.push(required("roleRef.name"));
  for (const [index, subject] of objectsAt(binding, "subjects").entries())
    if (subject["kind"] === "ServiceAccount" && !stringAt(subject, "namespace"))
      errors.push(required(`subjects[${index}].namespace`));
  return errors;
}

/** https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/ */
function definitionErrors(definition: ApiObject): FieldError[] {
  const spec = objectAt(definition, "spec");
  const { name } = definition.metadata;
  const errors: FieldError[] = [];
  const wanted = `${stringAt(spec, "names", "plural") ?? ""}.${stringAt(spec, "group") ?? ""}`;
  if (name !== wanted)
    errors.push(invalidValue("metadata.name", name, 'must be spec.names.plural+"."+spec.group'));
  const versions = objectsAt(spec, "versions");
  if (versions.filter((version) => version["storage"] === true).length !== 1)
    errors.push(
      invalidValue("spec.versions", versions, "must have exactly one version marked as storage version"),
    );
  for (const [index, version] of versions.entries())
    if (!isObject(valueAt(version, "schema", "openAPIV3Schema")))
      errors.push(required(`spec.versions[${index}].schema.openAPIV3Schema`, "schemas are required"));
  return errors;
}

export const configUpdateValidators: Readonly<
  Record<string, (object: ApiObject, before: ApiObject) => FieldError[]>
> = {
  ConfigMap: (object, before) => frozen(object, before, ["data", "binaryData"]),
  Secret: (object, before) => [...immutable(object, before, "type"), ...frozen(object, before, ["data"])],
  PersistentVolumeClaim: (object, before) => {
    const rest = ({ spec }: ApiObject): JsonObject => {
      return omit(isObject(spec) ? spec : {}, "resources", "volumeAttributesClassName", "volumeName");
    };
    if (jsonEqual(rest(object), rest(before))) return [];
    return [
      forbiddenField(
        "spec",
        "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims",
      ),
    ];
  },
  RoleBinding: roleRefErrors,
  ClusterRoleBinding: roleRefErrors,
  StorageClass: (object, before) =>
    (["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"] as const).flatMap((field) =>
      jsonEqual(object[field], before[field])
        ? []
        : [forbiddenField(field, `updates to ${field} are forbidden.`)],
    ),
};

function roleRefErrors(object: ApiObject, before: ApiObject): FieldError[] {
  return jsonEqual(object["roleRef"], before["roleRef"])
    ? []
    : [invalidValue("roleRef", object["roleRef"], "cannot change roleRef")];
}

/** https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable */
function frozen(object: ApiObject, before: ApiObject, fields: readonly string[]): FieldError[] {
  if (before["immutable"] !== true) return [];
  const text = "field is immutable when `immutable` is set";
  const errors = object["immutable"] === true ? [] : [forbiddenField("immutable", text)];
  return [
    ...errors,
    ...fields.flatMap((field) =>
      jsonEqual(ownField(object, field), ownField(before, field)) ? [] : [forbiddenField(field, text)],
    ),
  ];
}
