import type { KindRow } from "./kindRow.ts";

/** The one group whose Go package is not named after the first part of the group's name. */
const packages: ReadonlyMap<string, string> = new Map([["internal.apiserver.k8s.io", "apiserverinternal"]]);

/** The name of a kind in the generated schemas, made of its Go package and type: `core.v1.Pod`. */
export function definitionName({
  group,
  version,
  kind,
}: Pick<KindRow, "group" | "version" | "kind">): string {
  const name = packages.get(group) ?? group.split(".")[0];
  return `${name === undefined || name === "" ? "core" : name}.${version}.${kind}`;
}
