import { isRecord, textField } from "../base/record.ts";
import type { KindRow } from "./kindRow.ts";

/** A kind as discovery describes it. */
export type DiscoveredKind = Omit<KindRow, "subresources">;

/** Asks for all groups with their resources in one answer: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery */
export const aggregatedAccept =
  "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

/**
 * The resources of an `APIGroupDiscoveryList`, each in the version that its group prefers, in the order of the server;
 * undefined where an older server has answered with something else.
 */
export function readDiscovery(answer: unknown): DiscoveredKind[] | undefined {
  if (textField(answer, "kind") !== "APIGroupDiscoveryList" || !isRecord(answer)) return undefined;
  return listOf(answer["items"]).flatMap((group) => {
    const name = isRecord(group) ? (textField(group["metadata"], "name") ?? "") : "";
    const seen = new Set<string>();
    return listOf(isRecord(group) ? group["versions"] : []).flatMap((version) =>
      resourcesOf(version, name).filter(({ plural }) => !seen.has(plural) && seen.add(plural)),
    );
  });
}

function resourcesOf(version: unknown, group: string): DiscoveredKind[] {
  if (!isRecord(version)) return [];
  const name = textField(version, "version") ?? "";
  return listOf(version["resources"]).flatMap((resource) => {
    const plural = textField(resource, "resource");
    if (!isRecord(resource) || plural === undefined) return [];
    const kind = textField(resource["responseKind"], "kind") ?? "";
    return [
      {
        group,
        version: name,
        apiVersion: group === "" ? name : `${group}/${name}`,
        kind,
        plural,
        singular: textField(resource, "singularResource") || kind.toLowerCase(),
        shortNames: textsOf(resource["shortNames"]),
        categories: textsOf(resource["categories"]),
        namespaced: textField(resource, "scope") === "Namespaced",
        verbs: textsOf(resource["verbs"]),
      },
    ];
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter((each) => typeof each === "string");
}
