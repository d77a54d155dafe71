import type { ObjectType } from "./fieldAt.ts";
import type { FieldPath } from "./fieldPath.ts";

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
  /** How a place in a flow collection is written; undefined in blocks. */
  readonly flow: FlowStyle | undefined;
  /** Where a comma is missing before the place; only in flow collections. */
  readonly missingComma: number | undefined;
}

/** How a text is written in a flow collection, such as `{a: 1}` or JSON. */
export interface FlowStyle {
  /** The quotation mark of keys and texts: that of the place, or of JSON. */
  readonly mark: Mark;
  /** Whether the place begins with the quotation mark. */
  readonly isMarked: boolean;
  /** Whether a comma has to follow. */
  readonly needsComma: boolean;
}

export type Mark = "" | '"' | "'";
