import { findKind, kindNamed } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { PlaceAt } from "../../manifests/place.ts";
import { isCustomGroup } from "../custom/customKind.ts";
import type { Explainer } from "../explainer.ts";
import { isTemplated } from "../typeGuess.ts";
import type { Offer } from "./offer.ts";

interface KindOfVersion {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * Returns what can be written for the type of an object: kinds and apiVersions, also of custom resources, or the field that says what is missing of
 * it. Returns undefined at the root of an object whose type is known, and none where nothing tells that a file is a
 * manifest.
 */
export async function typeOffers(
  place: PlaceAt,
  explainer: Explainer,
): Promise<readonly Offer[] | undefined> {
  const indexes = await explainer.kindIndexes();
  const types = indexes.flatMap((index) =>
    Object.entries(index).flatMap(([apiVersion, kinds]) =>
      Object.keys(kinds)
        // Lists and options are no manifests.
        .filter((kind) => !kind.endsWith("List") && (kindNamed(kind) ?? apiVersion.startsWith("eksctl.io/")))
        .map((kind) => ({ apiVersion, kind })),
    ),
  );
  if (place.on === "key") return missingFields(place, types, explainer);
  const all = [...types, ...(await explainer.customKinds())];
  return place.path[0] === "kind" ? kindOffers(place, all) : versionOffers(place, all);
}

async function missingFields(
  { type, path, siblings, rootFields, hasColon }: PlaceAt,
  types: readonly KindOfVersion[],
  explainer: Explainer,
): Promise<readonly Offer[] | undefined> {
  const has = (name: string): boolean => siblings.includes(name);
  const field = (label: string): Offer => ({ ...value(label), what: "field", isRequired: true });
  const start = (label: string): Offer => ({ ...field(label), text: hasColon ? label : `${label}: ` });
  if (has("kind") && has("apiVersion")) return undefined;
  if (has("kind"))
    return (await explainer.listFields({ type, path, rootFields }))
      ? undefined
      : has("metadata")
        ? [{ ...start("apiVersion"), goesOn: true }]
        : [];
  const { apiVersion = "" } = type;
  const isManifest =
    isCustomGroup(apiVersion) ||
    isTemplated(apiVersion) ||
    types.some((each) => each.apiVersion === apiVersion);
  return isManifest ? [{ ...start("kind"), goesOn: true }] : [];
}

function kindOffers({ type, rootFields }: PlaceAt, types: readonly KindOfVersion[]): readonly Offer[] {
  const { apiVersion } = type;
  if (apiVersion === undefined && !isBeginning(rootFields(), "kind")) return [];
  const fitting =
    apiVersion === undefined || isTemplated(apiVersion)
      ? types
      : types.filter((each) => each.apiVersion === apiVersion);
  return [...new Set(fitting.map(({ kind }) => kind))].sort().map(value);
}

function versionOffers({ type, rootFields }: PlaceAt, types: readonly KindOfVersion[]): readonly Offer[] {
  const { kind } = type;
  if (kind === undefined && !isBeginning(rootFields(), "apiVersion")) return [];
  const fitting =
    kind === undefined || isTemplated(kind) ? types : types.filter((each) => each.kind === kind);
  // The version that the API server prefers comes first.
  const preferred = (each: KindOfVersion): number => (findKind(each.apiVersion, each.kind) ? 0 : 1);
  const versions = [...fitting].sort((a, b) => preferred(a) - preferred(b));
  return [...new Set(versions.map((each) => each.apiVersion))].map(value);
}

/** Whether an object of which one field of the type is being written may be one of Kubernetes. */
function isBeginning(rootFields: readonly string[], field: string): boolean {
  return rootFields.includes("metadata") || rootFields.every((name) => name === field);
}

function value(label: string): Offer {
  return {
    label,
    what: "value",
    text: label,
    goesOn: false,
    type: undefined,
    isRequired: false,
    written: undefined,
    description: "",
    source: "kubernetes",
  };
}
