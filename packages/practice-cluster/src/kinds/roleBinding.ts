import type { FieldError } from "../api/apiError.ts";
import { invalidValue, notSupported, required } from "../api/fieldErrors.ts";
import { ensureObject, jsonEqual, objectAt, objectsAt, setDefault, stringAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell, type Printer } from "../api/table/printer.ts";
import { pathSegmentErrors } from "../api/validation/names.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

/**
 * Rules for RoleBindings and ClusterRoleBindings, which may refer to different kinds of roles.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export function roleBinding(roles: readonly string[]): KindRules {
  return {
    nameErrors: pathSegmentErrors,
    defaults: defaultBinding,
    errors: (binding) => bindingErrors(binding, roles),
    updateErrors: roleRefErrors,
    printer,
  };
}

function defaultBinding(binding: ApiObject): void {
  setDefault(ensureObject(binding, "roleRef"), "apiGroup", "rbac.authorization.k8s.io");
  for (const subject of objectsAt(binding, "subjects"))
    if (subject["kind"] !== "ServiceAccount") setDefault(subject, "apiGroup", "rbac.authorization.k8s.io");
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

function roleRefErrors(object: ApiObject, before: ApiObject): FieldError[] {
  return jsonEqual(object["roleRef"], before["roleRef"])
    ? []
    : [invalidValue("roleRef", object["roleRef"], "cannot change roleRef")];
}

const printer: Printer = {
  columns: columns("Name", "Role", "Age", "!Users", "!Groups", "!ServiceAccounts"),
  cells: (object, now) => {
    const of = (kind: string): string =>
      objectsAt(object, "subjects")
        .filter((subject) => subject["kind"] === kind)
        .map((subject) => {
          const name = stringAt(subject, "name") ?? "";
          return kind === "ServiceAccount" ? `${stringAt(subject, "namespace") ?? ""}/${name}` : name;
        })
        .join(", ");
    const role = `${stringAt(object, "roleRef", "kind") ?? ""}/${stringAt(object, "roleRef", "name") ?? ""}`;
    return [
      object.metadata.name,
      role,
      createdCell(object, now),
      of("User"),
      of("Group"),
      of("ServiceAccount"),
    ];
  },
};
