import type { ObjectType } from "../manifests/fieldAt.ts";
import type { KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";

/** Whether a value is left to a template, as `{{ .Values.kind }}` in a Helm chart. */
export function isTemplated(value: string | undefined): boolean {
  return value?.includes("{{") ?? false;
}

/**
 * Returns the kinds that a templated kind may stand for, such as `{{ if .Values.x }}ClusterRole{{ else }}Role{{ end }}`:
 * those of the apiVersion that the template names, or else all of the apiVersion that have the object's fields.
 *
 * @param fieldsOf the names of a kind's fields at the root
 */
export async function kindsOfTemplate(
  { apiVersion = "", kind = "" }: ObjectType,
  kinds: KindIndex,
  rootFields: readonly string[],
  fieldsOf: (definition: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const served = Object.entries(ownField(kinds, apiVersion) ?? {});
  const words = new Set(kind.match(/[A-Za-z]+/g));
  const named = served.filter(([name]) => words.has(name)).map(([name]) => name);
  if (named.length > 0) return named;
  const fitting = await Promise.all(
    served.map(async ([name, definition]) => {
      const fields = await fieldsOf(definition);
      return rootFields.every((field) => fields.includes(field)) ? [name] : [];
    }),
  );
  return fitting.flat().filter((name) => !name.endsWith("List"));
}

/**
 * Whether an object without an apiVersion is one of Kubernetes, and not a file of another tool that has a field `kind`
 * too, such as the values of a Helm chart: it has metadata, and at least two thirds of its fields are fields of the kind.
 *
 * @param rootFields the names at the object's root
 */
export function isLikely(rootFields: readonly string[], fields: readonly string[]): boolean {
  const others = rootFields.filter((field) => field !== "kind" && field !== "apiVersion");
  const known = others.filter((field) => fields.includes(field));
  return known.includes("metadata") && known.length * 3 >= others.length * 2;
}
