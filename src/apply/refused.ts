import type { RequestError } from "../cluster/requestError.ts";
import type { ManifestObject, TextRange } from "../manifests/manifestObject.ts";
import { rangeOfField } from "../manifests/rangeOfField.ts";
import type { ServerPathSegment } from "../manifests/serverFieldPath.ts";
import type { YamlFile } from "../manifests/yamlFile.ts";
import { nameOf } from "./describeObjects.ts";
import { refusalsOf } from "./refusal.ts";

/** An object that the API server did not take. */
export interface Refused {
  readonly manifest: ManifestObject;
  readonly error: RequestError;
}

/** What to mark in a file for what was refused. */
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

/** For the log: which object, and which fields of it, but nothing that is written in them. */
export function loggedRefusal({ manifest: { object }, error }: Refused): string {
  const fields = refusalsOf(error, object)
    .filter(({ path }) => path.length > 0)
    .map(({ path }) => path.map(segmentText).join("."));
  return `${nameOf(object)}: ${error.logged}${fields.length > 0 ? ` at ${fields.join(", ")}` : ""}`;
}

function segmentText(segment: ServerPathSegment): string {
  return typeof segment === "object" ? JSON.stringify(segment) : String(segment);
}
