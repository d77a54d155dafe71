import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { FieldValue } from "./fieldValue.ts";

/**
 * Removes from a text about a value the value itself, if it is one of a Secret: what is said of it may leave the editor.
 * https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
 */
export function withoutSecretValue(said: string, { kind, path, text }: FieldValue): string {
  if (kind !== "Secret" || (path[0] !== "data" && path[0] !== "stringData")) return said;
  return [inlineCode(`"${text}"`), inlineCode(text)].reduce(
    (left, code) => left.replaceAll(code, "`…`"),
    said,
  );
}
