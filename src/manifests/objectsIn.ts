import { documentAt } from "./documentAt.ts";
import { outline } from "./outline.ts";
import type { OutlineNode } from "./outlineNode.ts";

/** What a document of a YAML file says of the object in it. */
export interface WrittenObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Where the document lies in the file. */
  readonly start: number;
  readonly end: number;
}

/** The objects that the documents of a YAML file describe, as far as they can be read; others are left out. */
export function objectsIn(text: string): WrittenObject[] {
  const found: WrittenObject[] = [];
  for (let offset = 0; offset <= text.length;) {
    const document = documentAt(text, offset);
    if (!document) {
      // On a marker: the document begins with the next line.
      const lineEnd = text.indexOf("\n", offset);
      if (lineEnd < 0) break;
      offset = lineEnd + 1;
      continue;
    }
    const end = document.start + document.text.length;
    const object = objectOf(outline(document.text));
    if (object) found.push({ ...object, start: document.start, end });
    offset = Math.max(end, offset) + 1;
  }
  return found;
}

function objectOf(nodes: readonly OutlineNode[]): Omit<WrittenObject, "start" | "end"> | undefined {
  const value = (parent: OutlineNode | undefined, key: string): string | undefined =>
    nodes.find((node) => node.parent === parent && node.key === key)?.value;
  const metadata = nodes.find((node) => node.parent === undefined && node.key === "metadata");
  const apiVersion = value(undefined, "apiVersion");
  const kind = value(undefined, "kind");
  if (!apiVersion || !kind) return undefined;
  return {
    apiVersion,
    kind,
    name: (metadata && value(metadata, "name")) ?? "",
    namespace: metadata && value(metadata, "namespace"),
  };
}
