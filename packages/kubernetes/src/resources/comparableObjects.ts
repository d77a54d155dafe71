import { ownField } from "../base/ownField.ts";
import type { KubernetesObject } from "./kubernetesObject.ts";

/** Metadata that the server maintains, which says nothing about the desired state. */
const bookkeeping = new Set([
  "managedFields",
  "resourceVersion",
  "generation",
  "uid",
  "creationTimestamp",
  "selfLink",
]);

/** Annotation with a copy of the whole applied object, including the values of a Secret. */
export const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/** Placeholders shown instead of a Secret's values. */
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
 * Prepares an object before and after a change for side-by-side display. Hides the values of a Secret; in the second
 * object, values that differ get another placeholder.
 *
 * @param before undefined if the object does not exist yet
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
