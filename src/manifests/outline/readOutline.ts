import { BlockReader } from "./blockReader.ts";
import type { Outline } from "./outline.ts";

/**
 * Reads the structure of one YAML document by its indentation, so that a line which cannot be parsed costs
 * that line and not the document: a YAML parser gives up, or pairs keys wrongly, exactly while someone types.
 * On valid YAML it agrees with a parser.
 *
 * It ends for any text, after a number of steps that grows with the text's length and no faster.
 */
export function readOutline(text: string): Outline {
  return new BlockReader(text).read();
}
