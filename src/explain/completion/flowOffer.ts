import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { FlowStyle, PlaceAt } from "../../manifests/place.ts";
import { isScalar } from "./fieldText.ts";
import type { Offer } from "./offer.ts";

/** Returns an offer as it is written in a flow collection, such as `{a: 1}` or JSON, with the comma behind it. */
export function flowOffer(offer: Offer, style: FlowStyle, { hasColon }: Pick<PlaceAt, "hasColon">): Offer {
  const { mark, needsComma } = style;
  const comma = needsComma ? "," : "";
  if (offer.what === "value") {
    const isText = offer.type === undefined || isTextType(offer.type);
    return { ...offer, text: `${mark && isText ? quoted(offer.label, style) : offer.text}${comma}` };
  }
  const name = mark ? `${mark}${offer.label}${mark}` : offer.label;
  if (hasColon) return { ...offer, text: name, goesOn: false };
  const [before, after] = around(offer.type ?? { type: "string" }, style);
  const start = `${name}: ${before}`;
  return { ...offer, text: `${start}${after}${comma}`, cursor: start.length };
}

/** The label of the empty text is its quotation marks. */
function quoted(label: string, { mark }: FlowStyle): string {
  return label === '""' ? `${mark}${mark}` : `${mark}${label}${mark}`;
}

/** Returns what is written before and after the cursor in a value of a type. */
function around(type: FieldType, { mark }: FlowStyle): readonly [before: string, after: string] {
  const { items, values, ref } = type;
  if (items) {
    const isOfObjects = (items.ref !== undefined && !isScalar(items)) || items.values !== undefined;
    return isOfObjects ? ["[{", "}]"] : ["[", "]"];
  }
  if (values || (ref !== undefined && !isScalar(type))) return ["{", "}"];
  return isTextType(type) ? [mark, mark] : ["", ""];
}

/** Whether JSON writes a value of the type in quotation marks. */
function isTextType(type: FieldType): boolean {
  return type.type === "string" || (isScalar(type) && !/\bIntOrString$/.test(type.ref ?? ""));
}
