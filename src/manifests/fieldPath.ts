/** The path to a value in an object: field names and list indexes, outermost first. */
export type FieldPath = readonly (string | number)[];

/** Returns the names on the way to a field, without list indexes. */
export function namesOf(path: FieldPath): readonly string[] {
  return path.filter((segment) => typeof segment === "string");
}

/** Whether a path is that of the `apiVersion` or the `kind` of an object. */
export function isTypeField(path: FieldPath): boolean {
  return path.length === 1 && (path[0] === "apiVersion" || path[0] === "kind");
}

/** Formats a field path as `kubectl explain` and API errors do: `spec.containers[0].image`. */
export function formatFieldPath(path: FieldPath): string {
  let text = "";
  for (const segment of path) {
    if (typeof segment === "number") text += `[${segment}]`;
    else if (/^[A-Za-z0-9_-]+$/.test(segment)) text += text ? `.${segment}` : segment;
    else text += `['${segment}']`;
  }
  return text;
}
