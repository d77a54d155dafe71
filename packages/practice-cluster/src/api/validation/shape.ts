import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { FieldError } from "../apiError.ts";
import { notSupported, required } from "../fieldErrors.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Schemas } from "../schemas.ts";

/** Fields that the schemas require, but that the server sets itself or checks with other messages. */
const checkedElsewhere = new Set([
  "apps.v1.DaemonSetSpec.selector",
  "apps.v1.DeploymentSpec.selector",
  "apps.v1.ReplicaSetSpec.selector",
  "apps.v1.DaemonSetSpec.template",
  "apps.v1.DeploymentSpec.template",
  "apps.v1.StatefulSetSpec.selector",
  "apps.v1.StatefulSetSpec.template",
  "autoscaling.v2.HorizontalPodAutoscalerSpec.maxReplicas",
  "core.v1.HTTPGetAction.port",
  "core.v1.PodSpec.containers",
  "core.v1.ServicePort.port",
  "core.v1.TCPSocketAction.port",
  "core.v1.Taint.effect",
  "networking.v1.HTTPIngressPath.pathType",
  "networking.v1.HTTPIngressPath.backend",
  "networking.v1.HTTPIngressRuleValue.paths",
  "networking.v1.NetworkPolicySpec.podSelector",
  "rbac.v1.RoleBinding.roleRef",
  "rbac.v1.ClusterRoleBinding.roleRef",
  "rbac.v1.RoleRef.kind",
  "rbac.v1.RoleRef.name",
  "core.v1.LoadBalancerIngress.ports",
  "core.v1.Event.metadata",
  "core.v1.Event.involvedObject",
  "core.v1.TopologySpreadConstraint.whenUnsatisfiable",
]);
/** Fields whose enum the server does not enforce. */
const freeEnums = new Set([
  "apps.v1.DeploymentStrategy.type",
  "core.v1.Taint.effect",
  "core.v1.Event.type",
  "core.v1.Secret.type",
]);
const skipped = new Set(["status", "metadata"]);
const zeroIsMissing = new Set(["containerPort"]);

/** Checks the required fields and enums of the schemas at all levels of an object. */
export function validateShape(object: JsonObject, definition: string, schemas: Schemas): FieldError[] {
  const errors: FieldError[] = [];
  walk(object, definition, "", true);
  return errors;

  function walk(value: JsonObject, name: string, path: string, top: boolean): void {
    const known = schemas.definition(name);
    if (!known?.fields) return;
    for (const field of known.required ?? []) {
      if ((top && skipped.has(field)) || checkedElsewhere.has(`${name}.${field}`)) continue;
      const found = ownField(value, field);
      if (found === undefined || found === "" || (found === 0 && zeroIsMissing.has(field)))
        errors.push(required(join(path, field)));
    }
    for (const [field, schema] of Object.entries(known.fields)) {
      const found = ownField(value, field);
      if (found === undefined || (top && skipped.has(field))) continue;
      visit(found, schema, join(path, field), `${name}.${field}`);
    }
  }

  function visit(value: unknown, type: FieldType, path: string, field: string): void {
    if (type.enum && typeof value === "string" && value !== "" && !freeEnums.has(field)) {
      const allowed = Object.keys(type.enum);
      if (!allowed.includes(value)) errors.push(notSupported(path, value, supported(field, allowed)));
    }
    if (type.ref !== undefined && isObject(value)) walk(value, type.ref, path, false);
    const { items, values } = type;
    if (items && Array.isArray(value))
      value.forEach((item: unknown, index) => visit(item, items, `${path}[${index}]`, field));
    if (values && isObject(value))
      for (const [key, item] of Object.entries(value)) visit(item, values, `${path}[${key}]`, field);
  }
}

/** The allowed values in the order of the server's message: sorted, except for `restartPolicy`. */
function supported(field: string, allowed: readonly string[]): readonly string[] {
  if (field === "core.v1.PodSpec.restartPolicy") return ["Always", "OnFailure", "Never"];
  return allowed.filter((one) => one !== "").sort();
}

function join(path: string, field: string): string {
  return path === "" ? field : `${path}.${field}`;
}
