/** The path to a value in an object: field names and list indexes, outermost first. */
export type FieldPath = readonly (string | number)[];

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
