import type { PlaceAt } from "../../manifests/place.ts";
import type { Explainer } from "../explainer.ts";
import { nameValueOffers } from "./nameOffers.ts";
import type { Offer } from "./offer.ts";

/** Returns the values that a field allows, or those that are well known, its default first. */
export async function valueOffers(place: PlaceAt, explainer: Explainer): Promise<readonly Offer[]> {
  const { type, path, rootFields } = place;
  const explanation = await explainer.explain({ type, path, rootFields });
  if (!explanation) return [];
  const { values, source, schema } = explanation;
  // The values of a list are those of its items.
  if (explanation.type.items || explanation.type.values) return [];
  const names = await nameValueOffers(place, explainer);
  if (names.length > 0) return names;
  const known =
    values.length === 0 && explanation.type.type === "boolean"
      ? ["true", "false"].map((value) => ({ value, written: undefined, description: "" }))
      : values;
  const usual = schema.default === undefined ? undefined : String(schema.default);
  return known
    .map(({ value, written, description }) => ({
      label: value === "" ? '""' : value,
      what: "value" as const,
      text: explanation.type.type === "boolean" ? value : scalar(value),
      goesOn: false,
      type: explanation.type,
      isRequired: false,
      written,
      description,
      source,
      isUsual: value === usual,
    }))
    .sort((a, b) => Number(b.isUsual) - Number(a.isUsual));
}

/** Quotes a text that YAML would take for something else: https://yaml.org/type/ */
function scalar(value: string): string {
  const isOther = /^(?:|true|false|yes|no|on|off|null|~|[-+.]?\d.*)$/i.test(value);
  return isOther || !/^[\w/][\w ./+-]*$/.test(value) ? JSON.stringify(value) : value;
}
