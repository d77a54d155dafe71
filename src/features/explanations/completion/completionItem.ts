import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Offer } from "../../../explain/completion/offer.ts";
import type { offerDocumentation, typeName } from "../../../explain/index.ts";

/** The code that says something about an offer. */
export interface OfferTexts {
  readonly typeName: typeof typeName;
  readonly offerDocumentation: typeof offerDocumentation;
}

/** @param index the place of the offer in the list */
export function completionItem(
  offer: Offer,
  range: vscode.Range,
  index: number,
  texts: OfferTexts,
): vscode.CompletionItem {
  const { label, what, text, goesOn, type, isRequired } = offer;
  const kind = what === "field" ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.EnumMember;
  const item = new vscode.CompletionItem(label, kind);
  const facts = [...(type ? [texts.typeName(type)] : []), ...(isRequired ? [t("required")] : [])];
  if (facts.length > 0) item.detail = facts.join(" · ");
  const documentation = texts.offerDocumentation(offer);
  if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation);
  item.insertText = text;
  item.range = range;
  // A value in quotation marks is filtered by them, too.
  item.filterText = what === "value" ? text : label;
  item.sortText = String(index).padStart(4, "0");
  if (goesOn) item.command = { command: "editor.action.triggerSuggest", title: "" };
  return item;
}
