import { isRecord, textField } from "../base/record.ts";

/** How far a cluster has come with a CustomResourceDefinition. */
export type DefinitionState =
  | { readonly state: "waiting" }
  | { readonly state: "established" }
  /** Its names are those of another kind of the same group. The message is the cluster's own. */
  | { readonly state: "refused"; readonly reason: string; readonly message: string };

/**
 * Whether objects of the kind that a CustomResourceDefinition defines can be made, by its conditions.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#create-a-customresourcedefinition
 */
export function definitionState(definition: Readonly<Record<string, unknown>>): DefinitionState {
  const status = isRecord(definition["status"]) ? definition["status"] : {};
  const conditions: readonly unknown[] = Array.isArray(status["conditions"]) ? status["conditions"] : [];
  const find = (type: string): unknown => conditions.find((each) => textField(each, "type") === type);
  const names = find("NamesAccepted");
  const message = textField(names, "message") ?? "";
  if (textField(names, "status") === "False" && isAboutNamesOf(definition, message))
    return { state: "refused", reason: textField(names, "reason") ?? "", message };
  return { state: textField(find("Established"), "status") === "True" ? "established" : "waiting" };
}

/** A condition may still be about the names that a definition had before: it quotes those that are in use. */
function isAboutNamesOf(definition: Readonly<Record<string, unknown>>, message: string): boolean {
  const quoted = [...message.matchAll(/"([^"]*)" is already in use/g)].map(([, name = ""]) => name);
  const spec = isRecord(definition["spec"]) ? definition["spec"] : {};
  const names = isRecord(spec["names"]) ? Object.values(spec["names"]).flat() : [];
  return quoted.length === 0 || quoted.some((name) => names.includes(name));
}
