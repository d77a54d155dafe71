import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { forbidden } from "../api/apiError.ts";
import { timestamp } from "../api/apiObject.ts";
import { ensureObject, objectAt, setDefault, stringAt, stringMap } from "../api/json.ts";
import { markDeleted, type PropagationPolicy } from "../api/store/deletion.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import { labelNameErrors } from "../api/validation/names.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

export const namespace: KindRules = {
  storage: "namespaces",
  nameErrors: labelNameErrors,
  defaults: (namespace) => {
    const spec = ensureObject(namespace, "spec");
    setDefault(spec, "finalizers", ["kubernetes"]);
    setDefault(ensureObject(namespace, "status"), "phase", "Active");
    // https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
    const labels = stringMap(namespace.metadata.labels);
    namespace.metadata.labels = { ...labels, "kubernetes.io/metadata.name": namespace.metadata.name };
  },
  keepsStatus: true,
  markDeleted: markNamespaceDeleted,
  selectableFields: { "status.phase": {} },
  printer: {
    columns: columns("Name", "Status", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      stringAt(object, "status", "phase") ?? "",
      createdCell(object, now),
    ],
  },
};

/** The namespaces that exist in every cluster. */
export const systemNamespaces: readonly string[] = [
  "default",
  "kube-system",
  "kube-public",
  "kube-node-lease",
];

/**
 * Marks a namespace as terminating; it is removed once it is empty. Returns the same object if it is terminating
 * already.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
function markNamespaceDeleted(
  current: ApiObject,
  policy: PropagationPolicy | undefined,
  now: number,
): ApiObject {
  const { name } = current.metadata;
  if (systemNamespaces.includes(name))
    throw forbidden(kinds.Namespace, name, "this namespace may not be deleted");
  if (current.metadata.deletionTimestamp !== undefined) return current;
  const marked = markDeleted(current, 0, policy, now) ?? structuredClone(current);
  marked.metadata.deletionTimestamp ??= timestamp(now);
  marked["status"] = { ...objectAt(marked, "status"), phase: "Terminating" };
  return marked;
}
