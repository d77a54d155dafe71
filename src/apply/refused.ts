import type { RequestError } from "../cluster/requestError.ts";
import type { ManifestObject, TextRange } from "../manifests/manifestObject.ts";
import { rangeOfField } from "../manifests/rangeOfField.ts";
import type { ServerPathSegment } from "../manifests/serverFieldPath.ts";
import type { YamlFile } from "../manifests/yamlFile.ts";
import { loggedName } from "./describeObjects.ts";
import { refusalsOf } from "./refusal.ts";

/** An object that the API server refused. */
export interface Refused {
  readonly manifest: ManifestObject;
  readonly error: RequestError;
}

/** Returns the ranges to mark in a file, with the reasons why its objects were refused. */
export function problemsOf(
  file: string | YamlFile,
  refused: readonly Refused[],
): { range: TextRange; message: string }[] {
  return refused.flatMap(({ manifest: { object, documentIndex, root }, error }) =>
    refusalsOf(error, object).flatMap(({ path, on, message }) => {
      const field = rangeOfField(file, documentIndex, [...root, ...path]);
      if (!field) return [];
      const isValue = path.length === 0 || (on === "value" && field.isThere);
      return [{ range: (isValue && field.value) || field.key, message }];
    }),
  );
}

/** Describes a refusal for the log: the object and the names of its fields, but none of their values. */
export function loggedRefusal({ manifest: { object }, error }: Refused): string {
  const fields = refusalsOf(error, object)
    .filter(({ path }) => path.length > 0)
    .map(({ path }) => path.map(segmentText).join("."));
  return `${loggedName(object)}: ${error.logged}${fields.length > 0 ? ` at ${fields.join(", ")}` : ""}`;
}

function segmentText(segment: ServerPathSegment): string {
  return typeof segment === "object" ? JSON.stringify(segment) : String(segment);
}
