/** What is open while a text is read: an object with the names it has had, or a list with the place in it. */
interface Open {
  readonly path: string;
  readonly names: Set<string> | undefined;
  index: number;
  name: string;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

/**
 * The fields that stand twice in a text of JSON, which its parser reads over: `duplicate field "spec.replicas"`.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 *
 * @param text JSON that its parser has read
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
