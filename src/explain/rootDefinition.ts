import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ObjectType } from "../manifests/fieldAt.ts";
import { type KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { newestVersion } from "@kubernetes-workshop/kubernetes/schemas/newestVersion";

/** The definition that an object is of, and the type it was found under. */
export interface RootDefinition {
  readonly definition: string;
  readonly apiVersion: string;
  readonly kind: string;
}

/** Groups that served built-in kinds until they moved: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const formerGroups = new Set(["extensions"]);

/**
 * Finds the definition of an object's type. A version that the index does not have (an old one, one
 * being typed, or one of another group by mistake) is answered with the current one of the same kind, but only
 * within the groups of the index: a `Service` of `serving.knative.dev/v1` is another kind.
 */
export function rootDefinition(type: ObjectType, kinds: KindIndex): RootDefinition | undefined {
  const { kind, apiVersion = "" } = type;
  if (!kind) return undefined;
  const definitionIn = (each: string): string | undefined => ownField(ownField(kinds, each), kind);
  const current = definitionIn(apiVersion) ? apiVersion : currentVersion(apiVersion, kinds, definitionIn);
  const definition = current && definitionIn(current);
  return definition ? { definition, apiVersion: current, kind } : undefined;
}

/** The version of a kind to speak of where `written` is not one: of the same group, else of any that it may mean. */
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

/** The group of an apiVersion; what has no slash yet is a group too, unless it begins a version of the core group. */
function groupOf(apiVersion: string): string {
  const [group = ""] = apiVersion.split("/", 1);
  return apiVersion.includes("/") || !/^v(?:\d|$)/.test(apiVersion) ? group : "";
}
