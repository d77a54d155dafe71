import { type ObjectType, ownerOf } from "./fieldAt.ts";
import type { FieldPath } from "./fieldPath.ts";
import { nodeAt } from "./outline/outline.ts";
import { chainTo, type OutlineNode } from "./outline/outlineNode.ts";
import { type YamlFile, yamlFile, YamlDocument } from "./yamlFile.ts";

/** A place in a manifest where something is being written. */
export interface PlaceAt {
  /** The object that the place belongs to. */
  readonly type: ObjectType;
  /** Returns the names of the fields at the object's root. */
  readonly rootFields: () => readonly string[];
  /** For a key, the path of what has the field; for a value, that of the field or item itself. */
  readonly path: FieldPath;
  readonly on: "key" | "value";
  /** What has been written of it, as offsets in the file. */
  readonly start: number;
  readonly end: number;
  /** For a key, the names beside it. */
  readonly siblings: readonly string[];
  /** Whether the place already has what comes behind a key: its colon. */
  readonly hasColon: boolean;
  /** How much deeper than the line's indentation the key is, as behind the dash of an item. */
  readonly depthInLine: number;
  /** Whether the place is behind a dash. */
  readonly isInItem: boolean;
  /** Whether lists of the file are as deep as their fields, as `kubectl` writes them. */
  readonly hasCompactLists: boolean;
}

/** Longest document in which places are found, in characters: it is read anew at each, in about 0.3 ms per 1,000. */
const longestDocument = 500_000;

/** Longest line that is looked at, in characters; none that is being typed is longer. */
const longestLine = 1_000;

/** Stands for the key that is being written. No field is called so. */
const marker = "KubernetesWorkshopPlace";

/**
 * Finds what an offset is a place for: a key of a block, or a scalar behind its key or dash. Works while the file is
 * broken elsewhere, and in templates; returns undefined in comments, block scalars, flow collections, and templates'
 * own expressions.
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
  const { object, type, path } = ownerOf(hit, outline.root);
  return {
    type,
    rootFields: () => namesIn(object),
    path: place.on === "key" ? path.slice(0, -1) : path,
    on: place.on,
    start: start + documentStart,
    end: end + documentStart,
    siblings: place.on === "key" && hit.parent ? namesIn(hit.parent) : [],
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

function namesIn({ children }: OutlineNode): string[] {
  return children.flatMap(({ key }) => (typeof key === "string" && key !== marker ? [key] : []));
}

/** Tells by the first list of fields in a document. */
function hasCompactLists(nodes: readonly OutlineNode[], text: string): boolean {
  const columnOf = (node: OutlineNode): number =>
    node.keyStart - text.lastIndexOf("\n", node.keyStart - 1) - 1;
  const first = nodes.find(({ key, parent }) => key === 0 && typeof parent?.key === "string");
  return first?.parent?.parent !== undefined && columnOf(first) === columnOf(first.parent);
}
