import { fieldAt } from "../../manifests/fieldAt.ts";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import type { FieldPath } from "../../manifests/fieldPath.ts";
import { rangeOfField } from "../../manifests/rangeOfField.ts";
import type { YamlFile } from "../../manifests/yamlFile.ts";

/** A scalar as it is written in a manifest. */
export interface WrittenScalar {
  /** Without quotes. */
  readonly text: string;
  /** Whether YAML decides what it is. */
  readonly isPlain: boolean;
}

/** Finds out how a value is written: `0644` is the number 420 to a cluster. */
export function writtenScalar(
  file: YamlFile,
  { documentIndex, root }: Pick<ManifestObject, "documentIndex" | "root">,
  path: FieldPath,
  value: string | number | boolean,
): WrittenScalar {
  // What is text to YAML is text however it is written.
  if (typeof value === "string") return { text: value, isPlain: false };
  const range = rangeOfField(file, documentIndex, [...root, ...path]);
  const found = range?.isThere === true ? fieldAt(file, (range.value ?? range.key).start) : undefined;
  // The field may come from elsewhere by an alias or a merge key.
  const isItself = found?.isPlain === true && !/^[*&!]/.test(found.value ?? "");
  return { text: isItself ? (found.value ?? "") : String(value), isPlain: true };
}
