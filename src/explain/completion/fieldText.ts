import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { PlaceAt } from "../../manifests/place.ts";
import type { Offer } from "./offer.ts";

/** How deep a block is in the one around it, in columns. */
const step = 2;

/** Where a field is written. */
interface FieldPlace extends Pick<PlaceAt, "hasColon" | "depthInLine" | "hasCompactLists"> {
  /** Whether the field is to begin an item of a list. */
  readonly isList: boolean;
}

/** Returns what to write for a field: its name, and how a value of its type begins. */
export function fieldText(
  name: string,
  type: FieldType,
  { hasColon, depthInLine, hasCompactLists, isList }: FieldPlace,
): Pick<Offer, "text" | "goesOn"> {
  const start = isList ? `- ${name}` : name;
  if (hasColon) return { text: start, goesOn: false };
  const depth = depthInLine + (isList ? step : 0);
  const line = (deeper: number): string => `${start}:\n${" ".repeat(depth + deeper)}`;
  if (type.items) return { text: `${line(hasCompactLists ? 0 : step)}- `, goesOn: true };
  if (type.ref !== undefined && !isScalar(type)) return { text: line(step), goesOn: true };
  if (type.values) return { text: line(step), goesOn: false };
  return { text: `${start}: `, goesOn: type.enum !== undefined || type.type === "boolean" };
}

/** Definitions of scalars, such as Quantity, are named like objects. */
export function isScalar({ ref = "" }: FieldType): boolean {
  return /\.(?:Quantity|IntOrString|Time|MicroTime|Duration)$/.test(ref);
}
