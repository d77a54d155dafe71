import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Offer } from "../../../explain/completion/offer.ts";
import type { offerDocumentation, typeName } from "../../../explain/index.ts";

/** The code that says something about an offer. */
export interface OfferTexts {
  readonly typeName: typeof typeName;
  readonly offerDocumentation: typeof offerDocumentation;
}

/** Where an offer goes. */
export interface OfferPlace {
  readonly range: vscode.Range;
  /** The quotation mark at the start of the range. */
  readonly mark: string;
  /** Where a comma has to be inserted besides. */
  readonly missingComma: vscode.Position | undefined;
}

/** @param index the place of the offer in the list */
export function completionItem(
  offer: Offer,
  { range, mark, missingComma }: OfferPlace,
  index: number,
  texts: OfferTexts,
): vscode.CompletionItem {
  const { label, what, text, cursor, goesOn, type, isRequired } = offer;
  const isField = what === "field";
  const kind = isField ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.EnumMember;
  const item = new vscode.CompletionItem(label, kind);
  const facts = [...(type && isField ? [texts.typeName(type)] : []), ...(isRequired ? [t("required")] : [])];
  if (facts.length > 0) item.detail = facts.join(" · ");
  const documentation = texts.offerDocumentation(offer);
  if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation);
  item.insertText = cursor === undefined ? text : withCursor(text, cursor);
  item.range = range;
  // What is written is compared with the quotation marks that are there.
  item.filterText = isField ? `${mark}${label}${mark}` : text;
  item.sortText = String(index).padStart(4, "0");
  if (missingComma) item.additionalTextEdits = [vscode.TextEdit.insert(missingComma, ",")];
  if (goesOn) item.command = { command: "editor.action.triggerSuggest", title: "" };
  return item;
}

function withCursor(text: string, cursor: number): vscode.SnippetString {
  const snippet = new vscode.SnippetString().appendText(text.slice(0, cursor)).appendTabstop(0);
  return snippet.appendText(text.slice(cursor));
}
