import type { VerbContext } from "../verb.ts";
import type { FlagValues } from "../words/flag.ts";
import type { ResourceType } from "../types/resourceType.ts";

/** The namespace that a command is about: `-n`, else that of the connection. */
export function namespaceOf({ cluster }: Pick<VerbContext, "cluster">, flags: FlagValues): string {
  return flags.text("namespace") || cluster.session.objects.namespace;
}

/** The same for objects of a type; undefined where those belong to none, or all are meant. */
export function namespaceFor(
  context: Pick<VerbContext, "cluster">,
  flags: FlagValues,
  { namespaced }: Pick<ResourceType, "namespaced">,
): string | undefined {
  return namespaced && !flags.isOn("all-namespaces") ? namespaceOf(context, flags) : undefined;
}
