import { isTypeField } from "../../manifests/fieldPath.ts";
import type { PlaceAt } from "../../manifests/place.ts";
import { placeAt } from "../../manifests/placeAt.ts";
import { placeInBlock } from "../../manifests/placeInBlock.ts";
import { typeOfFile } from "../../manifests/typeOfFile.ts";
import type { YamlFile } from "../../manifests/yamlFile.ts";
import type { Explainer } from "../explainer.ts";
import { isTemplated } from "../typeGuess.ts";
import { fieldText } from "./fieldText.ts";
import type { Offer, Offers } from "./offer.ts";
import { flowOffer } from "./flowOffer.ts";
import { nameKeyOffers } from "./nameOffers.ts";
import { typeOffers } from "./typeOffers.ts";
import { valueOffers } from "./valueOffers.ts";

/** Fields that the cluster sets, which nobody writes. */
const clusterSets: readonly string[] = ["status"];

/**
 * Returns what can be written at an offset of a manifest: the fields that are not there yet, required ones first, or
 * the values that a field allows; also in a manifest that a ConfigMap holds. Returns undefined in files that are no manifests, and where nothing is known.
 *
 * @param fileName of the file, which says what some files are
 */
export async function offersAt(
  source: string | YamlFile,
  offset: number,
  explainer: Explainer,
  fileName = "",
): Promise<Offers | undefined> {
  const outer = placeAt(source, offset);
  const found = outer ? { place: outer, fileName } : placeInBlock(source, offset);
  if (!found) return undefined;
  const place = { ...found.place, type: typeOfFile(found.fileName, found.place.type) };
  // A file whose name says what it is needs no type.
  const saysType = found.place.type.kind === place.type.kind;
  const offers = await offersIn(place, explainer, saysType);
  if (offers.length === 0) return undefined;
  const { start, end, flow, missingComma } = place;
  return {
    start,
    end,
    mark: flow?.isMarked ? flow.mark : "",
    missingComma,
    offers: flow ? offers.map((offer) => flowOffer(offer, flow, place)) : offers,
  };
}

async function offersIn(place: PlaceAt, explainer: Explainer, saysType: boolean): Promise<readonly Offer[]> {
  const { type, path, on } = place;
  const isRoot = path.length === 0;
  // An object without its type has to say it first.
  const ofType = isRoot || isTypeField(path);
  if (ofType && saysType) {
    const offers = await typeOffers(place, explainer);
    if (offers) return offers;
  }
  if (type.kind === undefined && !isTemplated(type.apiVersion)) return [];
  return on === "value" ? valueOffers(place, explainer) : fieldOffers(place, explainer);
}

async function fieldOffers(place: PlaceAt, explainer: Explainer): Promise<readonly Offer[]> {
  const list = await explainer.listFields(place);
  if (!list) return [];
  // The keys of a map are for people to choose; but some are well known.
  if (list.type.values) return nameKeyOffers(place, explainer);
  if (list.steps.some((step) => typeof step === "string")) return [];
  if (list.fields.length === 0) return place.isInItem ? valueOffers(place, explainer) : [];
  const isList = list.steps.length > 0;
  // Braces cannot hold what belongs into a list.
  if (isList && place.flow) return [];
  return list.fields
    .filter(({ name }) => !place.siblings.includes(name))
    .filter(({ name }) => place.path.length > 0 || !clusterSets.includes(name))
    .map(({ name, isRequired, schema, written }) => ({
      label: name,
      what: "field" as const,
      ...fieldText(name, schema, { ...place, isList }),
      type: schema,
      isRequired,
      written,
      description: schema.description ?? "",
      source: list.source,
    }))
    .sort((a, b) => Number(b.isRequired) - Number(a.isRequired) || a.label.localeCompare(b.label, "en"));
}
