import { type FieldAt, fieldAt } from "./fieldAt.ts";
import { innerTextAt } from "./innerTextAt.ts";
import type { YamlFile } from "./yamlFile.ts";

/** A field of a manifest inside another one. */
export interface FieldInBlock {
  /** With its place in the outer file. */
  readonly field: FieldAt;
  /** The key of the ConfigMap, which is the name of a file. */
  readonly fileName: string;
}

/**
 * Finds the field at `offset` in a manifest that a ConfigMap holds as a block of text (`app.yaml: |`); undefined
 * elsewhere. Blocks inside that manifest are not read. Takes time linear in the length of the block.
 */
export function fieldInBlock(source: string | YamlFile, offset: number): FieldInBlock | undefined {
  const inner = innerTextAt(source, offset);
  const found = inner && fieldAt(inner.text, inner.offset);
  if (!found) return undefined;
  const { fileName, outerOf } = inner;
  return { field: { ...found, start: outerOf(found.start), end: outerOf(found.end) }, fileName };
}
