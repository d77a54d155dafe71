const most = 6;

/**
 * Returns the field paths that an entry of `managedFields` owns, such as `spec.template.spec.containers[nginx].image`:
 * at most six, those in `spec` first, without kubectl's own bookkeeping.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function ownedFields(fieldsV1: unknown): string[] {
  const paths: string[] = [];
  collect(fieldsV1, "", paths);
  const own = paths.filter((path) => !path.includes("last-applied-configuration"));
  const isSpec = (path: string): number => (path.startsWith("spec") ? 0 : 1);
  return own.sort((one, other) => isSpec(one) - isSpec(other)).slice(0, most);
}

function collect(node: unknown, path: string, paths: string[]): void {
  if (typeof node !== "object" || node === null) return;
  const children = Object.entries(node).filter(([key]) => key !== ".");
  if (children.length === 0 && path) paths.push(path);
  for (const [key, child] of children) collect(child, `${path}${segment(key, path)}`, paths);
}

/** Reads a path segment: `f:image` is a field; `k:{"name":"nginx"}` and `v:"a"` are list items. */
function segment(key: string, path: string): string {
  if (key.startsWith("f:")) return path ? `.${key.slice(2)}` : key.slice(2);
  const values = [...key.matchAll(/"[^"]*":(?:"([^"]*)"|([^,}]*))/g)];
  const text = values.map(([, quoted, plain]) => quoted ?? plain ?? "").join(",");
  return `[${text || key.slice(2).replaceAll('"', "")}]`;
}
