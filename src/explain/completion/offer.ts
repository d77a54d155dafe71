import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { Mark } from "../../manifests/place.ts";
import type { Explanation } from "../explanation.ts";

/** Something that can be written at a place of a manifest. */
export interface Offer {
  /** The name of the field, or the value. */
  readonly label: string;
  readonly what: "field" | "value";
  /** The text to insert; its further lines are indented from the indentation of the line. */
  readonly text: string;
  /** Where the cursor goes in the text; undefined for its end. */
  readonly cursor?: number;
  /** Whether there is more to offer behind what is inserted. */
  readonly goesOn: boolean;
  /** The type of the field. */
  readonly type: FieldType | undefined;
  readonly isRequired: boolean;
  /** The written explanation in the reader's language, as Markdown. */
  readonly written: string | undefined;
  /** The API's description; may be empty. */
  readonly description: string;
  /** Who has written the description. */
  readonly source: Explanation["source"];
}

/** What can be written at a place, best first, in place of [start, end). */
export interface Offers {
  readonly start: number;
  readonly end: number;
  /** The quotation mark that what is replaced begins with. */
  readonly mark: Mark;
  /** Where a comma has to be inserted besides. */
  readonly missingComma: number | undefined;
  readonly offers: readonly Offer[];
}
