import { ownField } from "../base/ownField.ts";
import type { KubernetesObject } from "./kubernetesObject.ts";

/** What the server keeps for itself about an object, and says nothing about what somebody wants. */
const bookkeeping = new Set([
  "managedFields",
  "resourceVersion",
  "generation",
  "uid",
  "creationTimestamp",
  "selfLink",
]);

/** A copy of the whole object as it was applied, the values of a Secret among it. */
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/** What people see in place of a Secret's value. */
export interface Masks {
  readonly hidden: string;
  readonly changed: string;
}

/** An object without its status and the server's own bookkeeping. */
function withoutBookkeeping(object: KubernetesObject): KubernetesObject {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([field]) => !bookkeeping.has(field) && field !== "annotations"),
  );
  const annotations = Object.entries(object.metadata.annotations ?? {}).filter(
    ([name]) => name !== lastApplied,
  );
  return {
    ...object,
    status: undefined,
    metadata: {
      ...metadata,
      ...(annotations.length > 0 && { annotations: Object.fromEntries(annotations) }),
    },
  };
}

/**
 * An object and what becomes of it, to be shown side by side. The values of a Secret are hidden, and so that one can
 * still see which of them changes, those of the second are marked where they differ.
 *
 * @param before undefined where there is no such object yet
 */
export function comparableObjects(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
  masks: Masks,
): { readonly before: KubernetesObject | undefined; readonly after: KubernetesObject } {
  const [old, next] = [before && withoutBookkeeping(before), withoutBookkeeping(after)];
  if (!(after.kind === "Secret" && after.apiVersion === "v1")) return { before: old, after: next };
  const hide = (object: KubernetesObject, other: KubernetesObject | undefined): KubernetesObject => ({
    ...object,
    ...Object.fromEntries(
      ["data", "stringData"]
        .filter((field) => Object.hasOwn(object, field))
        .map((field) => [
          field,
          maskedValues(
            ownField(object, field),
            ownField(other, field),
            other ? masks : undefined,
            masks.hidden,
          ),
        ]),
    ),
  });
  return { before: old && hide(old, undefined), after: hide(next, old ?? next) };
}

function maskedValues(values: unknown, others: unknown, masks: Masks | undefined, hidden: string): unknown {
  if (typeof values !== "object" || values === null) return hidden;
  const known = new Map<string, unknown>(
    typeof others === "object" && others !== null ? Object.entries(others) : [],
  );
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      masks && known.has(name) && known.get(name) !== value ? masks.changed : hidden,
    ]),
  );
}
