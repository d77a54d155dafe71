import { isRecord, textField } from "../base/record.ts";

/** The state of a CustomResourceDefinition in a cluster. */
export type DefinitionState =
  | { readonly state: "waiting" }
  | { readonly state: "established" }
  /** Its names conflict with another kind in the group. The message comes from the cluster. */
  | { readonly state: "refused"; readonly reason: string; readonly message: string };

/**
 * Determines from its conditions whether objects of a CustomResourceDefinition's kind can be created.
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

/** Whether a condition's message quotes the definition's current names; it may still refer to earlier ones. */
function isAboutNamesOf(definition: Readonly<Record<string, unknown>>, message: string): boolean {
  const quoted = [...message.matchAll(/"([^"]*)" is already in use/g)].map(([, name = ""]) => name);
  const spec = isRecord(definition["spec"]) ? definition["spec"] : {};
  const names = isRecord(spec["names"]) ? Object.values(spec["names"]).flat() : [];
  return quoted.length === 0 || quoted.some((name) => names.includes(name));
}
