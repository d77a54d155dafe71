/**
 * One field or list item of a manifest, as far as it can be read. Offsets are in the document's text; a
 * field's key lies at [keyStart, keyEnd), an item's at its dash. Value offsets are absent where the value is
 * a block of further nodes or not there (yet).
 */
export interface OutlineNode {
  readonly key: string | number;
  readonly parent: OutlineNode | undefined;
  readonly keyStart: number;
  readonly keyEnd: number;
  valueStart?: number;
  valueEnd?: number;
  /** The scalar's text, unquoted; for block scalars and collections absent. */
  value?: string;
  /** How many list items were found below this node. */
  items: number;
}
