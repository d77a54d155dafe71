import { BlockReader } from "./blockReader.ts";
import type { Outline } from "./outline.ts";

/**
 * Reads the structure of a YAML document by its indentation. A line that cannot be parsed affects only itself, while a
 * YAML parser fails or pairs keys wrongly as long as someone types. For valid YAML, the result is the same as a
 * parser's.
 *
 * The number of steps is linear in the length of any text.
 */
export function readOutline(text: string): Outline {
  return new BlockReader(text).read();
}
