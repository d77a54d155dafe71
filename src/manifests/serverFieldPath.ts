/** A path segment: a field name, an index, or the keys that identify a list item. */
export type ServerPathSegment = string | number | { readonly [key: string]: unknown };

/** The key for an item of a set, which is identified by its value. */
export const itself = "";

/**
 * Parses a field path as API servers write it: `spec.containers[0].image`, `metadata.labels[app.kubernetes.io/name]`
 * and, for server-side apply, `.spec.ports[port=80,protocol="TCP"].targetPort` or `.metadata.finalizers[="a"]`.
 */
export function serverFieldPath(text: string): ServerPathSegment[] {
  const segments: ServerPathSegment[] = [];
  const next = /\.?([^.[\]]+)|\[((?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\]"'])*)\]/y;
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const [, name, inBrackets] = found;
    segments.push(name ?? inBracketsOf(inBrackets ?? ""));
  }
  return segments;
}

function inBracketsOf(text: string): ServerPathSegment {
  if (/^\d+$/.test(text)) return Number(text);
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)')$/.exec(text);
  if (quoted) return quoted[1] ?? quoted[2] ?? "";
  const keys = [...text.matchAll(/([A-Za-z]*)=("(?:[^"\\]|\\.)*"|[^,]*)(?:,|$)/gy)];
  const isKeyed = keys.length > 0 && keys.map(([all]) => all).join("") === text;
  return isKeyed ? Object.fromEntries(keys.map(([, name = "", value = ""]) => [name, read(value)])) : text;
}

function read(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
