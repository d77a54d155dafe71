import { innerTextAt } from "./innerTextAt.ts";
import type { PlaceAt } from "./place.ts";
import { placeAt } from "./placeAt.ts";
import type { YamlFile } from "./yamlFile.ts";

/** A place in a manifest inside another one. */
export interface PlaceInBlock {
  /** With its offsets in the outer file. */
  readonly place: PlaceAt;
  /** The key of the ConfigMap, which is the name of a file. */
  readonly fileName: string;
}

/** Finds the place at `offset` in a manifest that a ConfigMap holds as a block of text; undefined elsewhere. */
export function placeInBlock(source: string | YamlFile, offset: number): PlaceInBlock | undefined {
  const inner = innerTextAt(source, offset);
  if (!inner) return undefined;
  const { fileName, text, outerOf, indentation } = inner;
  // What is written in an empty line that is less deep would end the block.
  if (outerOf(inner.offset - columnAt(text, inner.offset)) - lineStartOf(source, offset) !== indentation)
    return undefined;
  const place = placeAt(text, inner.offset);
  if (!place) return undefined;
  const { start, end, missingComma } = place;
  return {
    fileName,
    place: {
      ...place,
      start: outerOf(start),
      end: outerOf(end),
      missingComma: missingComma === undefined ? undefined : outerOf(missingComma),
    },
  };
}

function columnAt(text: string, offset: number): number {
  return offset - lineStartIn(text, offset);
}

function lineStartOf(source: string | YamlFile, offset: number): number {
  return lineStartIn(typeof source === "string" ? source : source.text, offset);
}

function lineStartIn(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}
