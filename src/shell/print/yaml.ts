import { stringify } from "yaml";
import { sortedFields } from "./goOrder.ts";

/** `-o yaml`: with sorted fields and lists that are not indented, as Go's YAML is. */
export function asYaml(value: unknown): string {
  return stringify(sortedFields(value), {
    version: "1.1",
    lineWidth: 0,
    indentSeq: false,
    aliasDuplicateObjects: false,
    blockQuote: "literal",
  });
}
