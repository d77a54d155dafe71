import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ObjectType } from "../manifests/fieldAt.ts";
import { type KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { newestVersion } from "@kubernetes-workshop/kubernetes/schemas/newestVersion";

/** An object's definition, and the type it was found under. */
export interface RootDefinition {
  readonly definition: string;
  readonly apiVersion: string;
  readonly kind: string;
}

/** Groups that served built-in kinds until they moved: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const formerGroups = new Set(["extensions"]);

/**
 * Finds the definition of an object's type. If the index lacks the version (it is old, incomplete, or of the wrong
 * group), falls back to the current version of the kind, but only within the groups of the index: a `Service` of
 * `serving.knative.dev/v1` is a different kind.
 */
export function rootDefinition(type: ObjectType, kinds: KindIndex): RootDefinition | undefined {
  const { kind, apiVersion = "" } = type;
  if (!kind) return undefined;
  const definitionIn = (each: string): string | undefined => ownField(ownField(kinds, each), kind);
  const current = definitionIn(apiVersion) ? apiVersion : currentVersion(apiVersion, kinds, definitionIn);
  const definition = current && definitionIn(current);
  return definition ? { definition, apiVersion: current, kind } : undefined;
}

/** Picks a kind's version when `written` is not in the index: from the same group, or else from any likely group. */
function currentVersion(
  written: string,
  kinds: KindIndex,
  isServed: (apiVersion: string) => unknown,
): string | undefined {
  const all = Object.keys(kinds);
  const served = all.filter(isServed);
  const group = groupOf(written);
  const isOurs = formerGroups.has(group) || all.some((each) => groupOf(each) === group);
  return (
    newestVersion(served.filter((each) => groupOf(each) === group)) ??
    newestVersion(served.filter((each) => isOurs || each.startsWith(written)))
  );
}

/** The group of an apiVersion. Text without a slash is a group too, unless it starts a version of the core group. */
function groupOf(apiVersion: string): string {
  const [group = ""] = apiVersion.split("/", 1);
  return apiVersion.includes("/") || !/^v(?:\d|$)/.test(apiVersion) ? group : "";
}
