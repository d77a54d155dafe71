import { isRecord, textField } from "../base/record.ts";

/**
 * The kind that a CustomResourceDefinition defines, in the first version that is served; undefined if none is.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/
 */
export function definedKind(
  definition: Readonly<Record<string, unknown>>,
): { readonly apiVersion: string; readonly kind: string } | undefined {
  const spec = isRecord(definition["spec"]) ? definition["spec"] : {};
  const versions: readonly unknown[] = Array.isArray(spec["versions"]) ? spec["versions"] : [];
  const served = versions.find((version) => isRecord(version) && version["served"] === true);
  const [group, version, kind] = [
    textField(spec, "group"),
    textField(served, "name"),
    textField(spec["names"], "kind"),
  ];
  if (group === undefined || version === undefined || kind === undefined) return undefined;
  return { apiVersion: `${group}/${version}`, kind };
}
