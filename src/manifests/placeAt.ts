import { flowPlaceAt } from "./flowPlaceAt.ts";
import { nodeAt } from "./outline/outline.ts";
import { chainTo, type OutlineNode } from "./outline/outlineNode.ts";
import { marker, ownerOfPlace } from "./ownerOfPlace.ts";
import type { PlaceAt } from "./place.ts";
import { type YamlFile, yamlFile, YamlDocument } from "./yamlFile.ts";

/** Longest document in which places are found, in characters: it is read anew at each, in about 0.3 ms per 1,000. */
const longestDocument = 500_000;

/** Longest line that is looked at, in characters; none that is being typed is longer. */
const longestLine = 1_000;

/**
 * Finds what an offset is a place for: a key, or a scalar behind its key, its dash, or in a list. Works while the file
 * is broken elsewhere, and in templates; returns undefined in comments, block scalars, and templates' own expressions.
 */
export function placeAt(source: string | YamlFile, offset: number): PlaceAt | undefined {
  const file = yamlFile(source);
  const document = file.documentAt(offset);
  if (!document || document.text.length > longestDocument) return undefined;
  const { text, start: documentStart } = document;
  const local = offset - documentStart;
  const lineStart = local === 0 ? 0 : text.lastIndexOf("\n", local - 1) + 1;
  const nextLine = text.indexOf("\n", local);
  const lineEnd = nextLine < 0 ? text.length : nextLine;
  if (lineEnd - lineStart > longestLine) return undefined;
  const flow = flowPlaceAt(document, local);
  if (flow) return flow === "none" ? undefined : flow;
  const before = text.slice(lineStart, local);
  const after = text.slice(local, lineEnd).replace(/\r$/, "");
  const place = keyPlace(before, after) ?? valuePlace(before, after);
  if (!place) return undefined;
  const start = lineStart + place.column;
  const end = start + place.length;
  // The key that is being written is read like any other, in a copy of the document.
  const written =
    place.on === "key"
      ? `${text.slice(0, start)}${marker}${place.hasColon ? "" : ": x"}${text.slice(end)}`
      : text;
  const { outline } = new YamlDocument({ text: written, start: documentStart }, undefined);
  const hit = nodeAt(outline, lineStart + (place.on === "key" ? place.column : place.keyColumn));
  if (!hit || chainTo(hit).some(({ isUncertain }) => isUncertain)) return undefined;
  if ((place.on === "key") !== (hit.key === marker)) return undefined;
  return {
    ...ownerOfPlace(hit, outline, place.on),
    on: place.on,
    start: start + documentStart,
    end: end + documentStart,
    flow: undefined,
    missingComma: undefined,
    hasColon: place.hasColon,
    depthInLine: place.column - (/^ */.exec(before)?.[0].length ?? 0),
    isInItem: typeof hit.parent?.key === "number",
    hasCompactLists: hasCompactLists(outline.nodes, written),
  };
}

interface LinePlace {
  readonly on: "key" | "value";
  readonly column: number;
  readonly length: number;
  readonly hasColon: boolean;
  /** Where the key of a value is in the line. */
  readonly keyColumn: number;
}

/** A line up to the place where a key is being written: blanks, dashes, and what there is of the key. */
const upToKey = /^( *(?:- +)*)([\w./-]*)$/;

/** The rest of a line behind it: that of the key, and its colon with whatever follows. */
const behindKey = /^([\w./-]*)(:(?:[ \t].*)?|[ \t]*)$/;

function keyPlace(before: string, after: string): LinePlace | undefined {
  const [, indentation, word = ""] = upToKey.exec(before) ?? [];
  const [found, rest = "", behind = ""] = behindKey.exec(after) ?? [];
  // A dash alone may become the mark of a document.
  if (indentation === undefined || found === undefined || /^[-.]/.test(word)) return undefined;
  const column = indentation.length;
  return {
    on: "key",
    column,
    length: word.length + rest.length,
    hasColon: behind.startsWith(":"),
    keyColumn: column,
  };
}

/** A line up to the place where a scalar is being written behind its key. */
const upToValue = /^( *(?:- +)*)[\w./-]+:[ \t]+([\w./:-]*)$/;

/** The rest of a line behind it: that of the scalar, and a comment. */
const behindValue = /^([\w./:-]*)[ \t]*(?:#.*)?$/;

function valuePlace(before: string, after: string): LinePlace | undefined {
  const [, indentation, word = ""] = upToValue.exec(before) ?? [];
  const [found, rest = ""] = behindValue.exec(after) ?? [];
  if (indentation === undefined || found === undefined) return undefined;
  const column = before.length - word.length;
  return {
    on: "value",
    column,
    length: word.length + rest.length,
    hasColon: true,
    keyColumn: indentation.length,
  };
}

/** Tells by the first list of fields in a document. */
function hasCompactLists(nodes: readonly OutlineNode[], text: string): boolean {
  const columnOf = (node: OutlineNode): number =>
    node.keyStart - text.lastIndexOf("\n", node.keyStart - 1) - 1;
  const first = nodes.find(({ key, parent }) => key === 0 && typeof parent?.key === "string");
  return first?.parent?.parent !== undefined && columnOf(first) === columnOf(first.parent);
}
