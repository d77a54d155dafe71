import type { PlaceAt } from "../../manifests/place.ts";
import type { Explainer } from "../explainer.ts";
import { roleOfKeys, roleOfValue } from "../nameAtField.ts";
import type { Offer } from "./offer.ts";

/** Returns the well-known labels, annotations, or taints that can be the key of a map. */
export async function nameKeyOffers(
  { path, siblings, hasColon }: PlaceAt,
  explainer: Explainer,
): Promise<readonly Offer[]> {
  const role = roleOfKeys(path);
  if (!role) return [];
  const names = await explainer.wellKnownNames(role);
  return names
    .filter(({ name }) => !siblings.includes(name))
    .map(({ name, text }) => ({ ...offer(name, text), what: "field", text: hasColon ? name : `${name}: ` }));
}

/** Returns the well-known labels or taints that a field may name, such as a `topologyKey`. */
export async function nameValueOffers(
  { path }: Pick<PlaceAt, "path">,
  explainer: Explainer,
): Promise<readonly Offer[]> {
  const role = roleOfValue(path);
  return role ? (await explainer.wellKnownNames(role)).map(({ name, text }) => offer(name, text)) : [];
}

function offer(name: string, written: string): Offer {
  return {
    label: name,
    what: "value",
    text: name,
    goesOn: false,
    type: undefined,
    isRequired: false,
    written,
    description: "",
    source: "kubernetes",
  };
}
