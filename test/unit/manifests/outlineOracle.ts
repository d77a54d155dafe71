import { isMap, isScalar, isSeq, type Node, parseAllDocuments } from "yaml";

/** A field as a YAML parser sees it: where its key starts, and its path. */
export interface ParsedField {
  readonly start: number;
  readonly path: (string | number)[];
}

/** All fields of a file by a full YAML parser; undefined where the file has an error. */
export function parsedFields(text: string): ParsedField[] | undefined {
  const documents = parseAllDocuments(text, { logLevel: "silent" });
  if (!Array.isArray(documents) || documents.some((document) => document.errors.length > 0)) return undefined;
  const fields: ParsedField[] = [];
  const visit = (node: Node | null, path: (string | number)[]): void => {
    if (isMap<Node, Node | null>(node)) {
      for (const pair of node.items) {
        if (!isScalar(pair.key) || !pair.key.range) continue;
        const here = [...path, String(pair.key.source ?? pair.key.value)];
        fields.push({ start: pair.key.range[0], path: here });
        visit(pair.value, here);
      }
    } else if (isSeq<Node>(node)) {
      node.items.forEach((item, index) => visit(item, [...path, index]));
    }
  };
  for (const document of documents) visit(document.contents, []);
  return fields;
}
