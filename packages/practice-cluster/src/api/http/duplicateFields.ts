/** An open object with the names so far, or an open list with the current index. */
interface Open {
  readonly path: string;
  readonly names: Set<string> | undefined;
  index: number;
  name: string;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

/**
 * Finds duplicate fields in JSON, which `JSON.parse` ignores, as `duplicate field "spec.replicas"`.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 *
 * @param text valid JSON
 */
export function duplicateFields(text: string): string[] {
  const found = new Set<string>();
  const open: Open[] = [];
  let last: string | undefined;
  for (const [piece] of text.matchAll(token)) {
    const inner = open.at(-1);
    if (piece === "{" || piece === "[") {
      const path = inner === undefined ? "" : pathIn(inner);
      open.push({ path, names: piece === "{" ? new Set() : undefined, index: 0, name: "" });
    } else if (piece === "}" || piece === "]") open.pop();
    else if (piece === ",") {
      if (inner) inner.index++;
    } else if (piece === ":") {
      if (inner?.names && last !== undefined) {
        inner.name = JSON.parse(last) as string;
        if (inner.names.has(inner.name)) found.add(pathIn(inner));
        inner.names.add(inner.name);
      }
    } else last = piece;
  }
  return [...found].map((path) => `duplicate field "${path}"`);
}

function pathIn({ path, names, index, name }: Open): string {
  if (!names) return `${path}[${index}]`;
  return path === "" ? name : `${path}.${name}`;
}
