import { t } from "@vscode/l10n";
import { kindWord } from "../kindWord.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

const mostNamed = 12;

/** Names an object the way people do: `Deployment web`, with its namespace if it sets one. */
export function nameOf({ kind, metadata: { name = "", namespace } }: KubernetesObject): string {
  const word = kindWord(kind);
  return namespace === undefined ? `${word} ${name}` : t("{0} {1} in {2}", word, name, namespace);
}

/** Names an object for the log, which is in English. */
export function loggedName({ kind, metadata: { name = "", namespace } }: KubernetesObject): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${name} in ${namespace}`;
}

/** Counts and names objects. */
export function describeObjects(objects: readonly KubernetesObject[]): string {
  const names = objects.slice(0, mostNamed).map(nameOf).join(", ");
  const others = objects.length - mostNamed;
  const all = others > 0 ? t("{0} and {1} more", names, others) : names;
  return objects.length === 1 ? t("1 object: {0}", all) : t("{0} objects: {1}", objects.length, all);
}
