import type { ObjectType } from "../manifests/fieldAt.ts";
import type { KindIndex } from "./fieldData.ts";

/** The definition that an object is of, and the type it was found under. */
export interface RootDefinition {
  readonly definition: string;
  readonly apiVersion: string;
  readonly kind: string;
}

/** Groups that served built-in kinds until they moved: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const formerGroups = new Set(["extensions"]);

/**
 * Finds the definition of an object's type. A version that this Kubernetes does not have (an old one, or one
 * being typed) is answered with the current one of the same kind, but only within the groups of Kubernetes:
 * a `Service` of `serving.knative.dev/v1` is another kind.
 */
export function rootDefinition(type: ObjectType, kinds: KindIndex): RootDefinition | undefined {
  const { kind, apiVersion } = type;
  if (!kind) return undefined;
  const exact = apiVersion === undefined ? undefined : kinds[apiVersion]?.[kind];
  if (exact && apiVersion) return { definition: exact, apiVersion, kind };
  const group = groupOf(apiVersion ?? "");
  const served = Object.keys(kinds).filter((each) => kinds[each]?.[kind]);
  const sameGroup = served.filter((each) => groupOf(each) === group);
  const known = apiVersion === undefined || formerGroups.has(group) || (!group && !/^v\d/.test(apiVersion));
  const current = newest(sameGroup) ?? (known ? newest(served) : undefined);
  const definition = current && kinds[current]?.[kind];
  return definition ? { definition, apiVersion: current, kind } : undefined;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
}

/** The most stable, then the highest version: v2, v1, v1beta2, v1alpha1. */
function newest(apiVersions: readonly string[]): string | undefined {
  const rank = (apiVersion: string): number => {
    const [, major = "0", stage, minor = "0"] = /v(\d+)(alpha|beta)?(\d+)?$/.exec(apiVersion) ?? [];
    return (stage === "alpha" ? 0 : stage === "beta" ? 1e3 : 2e3) + Number(major) * 20 + Number(minor);
  };
  return [...apiVersions].sort((a, b) => rank(b) - rank(a))[0];
}
