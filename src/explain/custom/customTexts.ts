import { bundledGroups } from "./bundledKinds.ts";

/**
 * Returns the name of the file with the written explanations of a custom kind, `<group>.<kind>`, which hold for all of
 * its versions; undefined where there can be none. A kind is data: nothing else of it becomes part of a path.
 *
 * @param definition the name that `CustomDefinitions` gives to the definition of a kind
 */
export function customTexts(definition: string): string | undefined {
  const [, group = "", kind = ""] =
    /^custom ([a-z0-9.-]+)\/[a-z0-9]+ ([A-Z][A-Za-z0-9]*)$/.exec(definition) ?? [];
  return bundledGroups.includes(group) ? `${group}.${kind}` : undefined;
}
