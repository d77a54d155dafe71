import { countFirst } from "@kubernetes-workshop/kubernetes/base/countFirst";
import { fieldAt } from "./fieldAt.ts";
import { type YamlDocument, type YamlFile, yamlFile } from "./yamlFile.ts";

/** The text of a file inside a ConfigMap, and a place in it. */
export interface InnerText {
  /** The key of the ConfigMap, which is the name of the file. */
  readonly fileName: string;
  /** Without the indentation of the block. */
  readonly text: string;
  readonly offset: number;
  /** The indentation of the block, in columns; undefined while it has no text. */
  readonly indentation: number | undefined;
  /** Turns an offset in the text into one in the outer file. */
  readonly outerOf: (inner: number) => number;
}

/** A line of the inner text: where it starts, there and in the outer document, without the indentation of the block. */
interface InnerLine {
  readonly inner: number;
  readonly outer: number;
  readonly text: string;
}

/**
 * Finds the block of text of a ConfigMap (`app.yaml: |`) around an offset, and the offset in it; undefined elsewhere.
 * Takes time linear in the length of the block.
 */
export function innerTextAt(source: string | YamlFile, offset: number): InnerText | undefined {
  const file = yamlFile(source);
  const document = file.documentAt(offset);
  const key = document && lastKeyBefore(document, offset - document.start);
  if (!key) return undefined;
  const owner = fieldAt(file, document.start + key.start);
  const [data, fileName, ...rest] = owner?.path ?? [];
  if (owner?.type.kind !== "ConfigMap" || data !== "data" || typeof fileName !== "string" || rest.length > 0)
    return undefined;
  const { lines, indentation } = linesOfBlock(document.text, key.start, key.end);
  const local = offset - document.start;
  const line = lines.findLast(({ outer }) => outer <= local);
  if (!line || local > line.outer + line.text.length) return undefined;
  return {
    fileName,
    text: lines.map(({ text }) => text).join("\n"),
    offset: line.inner + local - line.outer,
    indentation,
    outerOf: (inner) => {
      const at = lines.findLast((each) => each.inner <= inner);
      return document.start + (at ? at.outer + inner - at.inner : 0);
    },
  };
}

/** Blocks have no nodes of their own, so that this is the key of the block around the offset, if there is one. */
function lastKeyBefore(
  { outline }: YamlDocument,
  offset: number,
): { readonly start: number; readonly end: number } | undefined {
  const node = outline.nodes[countFirst(outline.nodes, ({ keyStart }) => keyStart <= offset) - 1];
  return node && { start: node.keyStart, end: node.keyEnd };
}

/** Returns the lines of the literal block after a key; none if its value is something else. */
function linesOfBlock(
  text: string,
  keyStart: number,
  keyEnd: number,
): { readonly lines: readonly InnerLine[]; readonly indentation: number | undefined } {
  const lineStart = text.lastIndexOf("\n", keyStart) + 1;
  const headerEnd = text.indexOf("\n", keyEnd);
  // https://yaml.org/spec/1.2.2/#81-block-scalar-headers
  const header = /^[ \t]*:[ \t]+\|([-+]?)([1-9]?)[-+]?[ \t]*(?:[ \t]#.*)?\r?$/.exec(
    headerEnd < 0 ? "" : text.slice(keyEnd, headerEnd),
  );
  if (!header) return { lines: [], indentation: undefined };
  const column = keyStart - lineStart;
  let indentation = header[2] ? column + Number(header[2]) : undefined;
  const lines: InnerLine[] = [];
  let inner = 0;
  for (let start = headerEnd + 1; start <= text.length;) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? text.length : end);
    const depth = line.length - line.trimStart().length;
    const isBlank = depth === line.length;
    // Lines of a template, as `{{- if … }}`, may stand anywhere.
    const isTemplate = line.startsWith("{{", depth);
    if (!isBlank && !isTemplate) indentation ??= depth;
    if (!isBlank && !isTemplate && (depth <= column || depth < (indentation ?? 0))) break;
    const cut = Math.min(depth, indentation ?? depth);
    lines.push({ inner, outer: start + cut, text: line.slice(cut) });
    inner += line.length - cut + 1;
    start += line.length + 1;
  }
  return { lines, indentation };
}
