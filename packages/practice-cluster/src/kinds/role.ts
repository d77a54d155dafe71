import type { FieldError } from "../api/apiError.ts";
import { invalidValue, required } from "../api/fieldErrors.ts";
import { listAt, objectsAt } from "../api/json.ts";
import { pathSegmentErrors } from "../api/validation/names.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

/** Rules for Roles and ClusterRoles. https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export function role(namespaced: boolean): KindRules {
  return {
    nameErrors: pathSegmentErrors,
    errors: (object) => ruleErrors(object, namespaced),
  };
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
