import { escapeDescription, escapeForeign } from "../escapeMarkdown.ts";
import { firstSentence } from "../fields/firstSentence.ts";
import type { Offer } from "./offer.ts";

/** Returns the first sentence about an offer as Markdown: ours, or else the API's. */
export function offerDocumentation({
  written,
  description,
  source,
}: Pick<Offer, "written" | "description" | "source">): string | undefined {
  if (written !== undefined) return firstSentence(written);
  const sentence = firstSentence(description);
  if (sentence === "") return undefined;
  return source === "custom" ? escapeForeign(sentence) : escapeDescription(sentence);
}
