import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { usualVerbs as verbs } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import type { ResourceRegistry } from "../resourceRegistry.ts";
import { groupVersion, type ResourceType } from "../resourceType.ts";
import { subresourcesOf } from "./subresources.ts";

/**
 * Discovery of the served groups, versions, and resources.
 * https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api
 */

/** Virtual resources, which only return an answer and store nothing. */
const reviews: Readonly<Record<string, readonly { plural: string; kind: string }[]>> = {
  "authentication.k8s.io/v1": [{ plural: "selfsubjectreviews", kind: "SelfSubjectReview" }],
  "authorization.k8s.io/v1": [
    { plural: "selfsubjectaccessreviews", kind: "SelfSubjectAccessReview" },
    { plural: "selfsubjectrulesreviews", kind: "SelfSubjectRulesReview" },
  ],
};

/** The subresources that discovery lists. */
function toldSubresources(type: ResourceType) {
  return subresourcesOf(type).flatMap(({ name, discovery }) => (discovery ? [{ name, ...discovery }] : []));
}

export function apiVersions(address: string): object {
  return {
    kind: "APIVersions",
    versions: ["v1"],
    serverAddressByClientCIDRs: [{ clientCIDR: "0.0.0.0/0", serverAddress: address }],
  };
}

export function apiGroupList(registry: ResourceRegistry): object {
  return {
    kind: "APIGroupList",
    apiVersion: "v1",
    groups: groupNames(registry).map((name) => groupOf(registry, name)),
  };
}

export function apiGroup(registry: ResourceRegistry, name: string): object | undefined {
  if (!groupNames(registry).includes(name)) return undefined;
  return { kind: "APIGroup", apiVersion: "v1", ...groupOf(registry, name) };
}

function groupOf(registry: ResourceRegistry, name: string) {
  const versions = versionsOf(registry, name).map((version) => ({
    groupVersion: `${name}/${version}`,
    version,
  }));
  return { name, versions, preferredVersion: versions[0] };
}

function groupNames(registry: ResourceRegistry): string[] {
  const groups = registry.all().map(({ group }) => group);
  const virtual = Object.keys(reviews).map((key) => key.split("/")[0] ?? "");
  return [...new Set([...groups, ...virtual])].filter((group) => group !== "");
}

function versionsOf(registry: ResourceRegistry, group: string): string[] {
  const own = registry.all().filter((type) => type.group === group);
  const virtual = Object.keys(reviews)
    .filter((key) => key.startsWith(`${group}/`))
    .map((key) => key.split("/")[1] ?? "");
  return [...new Set([...own.map(({ version }) => version), ...virtual])];
}

export function apiResourceList(
  registry: ResourceRegistry,
  group: string,
  version: string,
): object | undefined {
  const wanted = groupVersion({ group, version });
  const types = registry.all().filter((type) => groupVersion(type) === wanted);
  const virtual = ownField(reviews, wanted) ?? [];
  if (types.length === 0 && virtual.length === 0) return undefined;
  const resources = types.flatMap((type) => [
    {
      name: type.plural,
      singularName: type.singular,
      namespaced: type.namespaced,
      kind: type.kind,
      verbs,
      ...(type.shortNames.length > 0 && { shortNames: type.shortNames }),
      ...(type.categories.length > 0 && { categories: type.categories }),
    },
    ...toldSubresources(type).map((sub) => ({
      name: `${type.plural}/${sub.name}`,
      singularName: "",
      namespaced: type.namespaced,
      ...(groupVersion(sub) !== wanted && { group: sub.group, version: sub.version }),
      kind: sub.kind,
      verbs: sub.verbs,
    })),
  ]);
  const asked = virtual.map(({ plural, kind }) => ({
    name: plural,
    singularName: kind.toLowerCase(),
    namespaced: false,
    kind,
    verbs: ["create"],
  }));
  return {
    kind: "APIResourceList",
    apiVersion: "v1",
    groupVersion: wanted,
    resources: [...resources, ...asked],
  };
}

/** https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery */
export function aggregatedDiscovery(registry: ResourceRegistry, core: boolean): object {
  const groups = core ? [""] : groupNames(registry);
  return {
    kind: "APIGroupDiscoveryList",
    apiVersion: "apidiscovery.k8s.io/v2",
    metadata: {},
    items: groups.map((group) => ({
      metadata: group === "" ? {} : { name: group },
      versions: versionsOf(registry, group).map((version) => ({
        version,
        freshness: "Current",
        resources: discoveredResources(registry, group, version),
      })),
    })),
  };
}

function discoveredResources(registry: ResourceRegistry, group: string, version: string): object[] {
  const types = registry.all().filter((type) => type.group === group && type.version === version);
  const virtual = ownField(reviews, groupVersion({ group, version })) ?? [];
  const stored = types.map((type) => ({
    resource: type.plural,
    responseKind: { group, version, kind: type.kind },
    scope: type.namespaced ? "Namespaced" : "Cluster",
    singularResource: type.singular,
    verbs,
    ...(type.shortNames.length > 0 && { shortNames: type.shortNames }),
    ...(type.categories.length > 0 && { categories: type.categories }),
    subresources: toldSubresources(type).map((sub) => ({
      subresource: sub.name,
      responseKind: { group: sub.group, version: sub.version, kind: sub.kind },
      verbs: sub.verbs,
    })),
  }));
  const asked = virtual.map(({ plural, kind }) => ({
    resource: plural,
    responseKind: { group, version, kind },
    scope: "Cluster",
    singularResource: kind.toLowerCase(),
    verbs: ["create"],
  }));
  return [...stored, ...asked];
}
