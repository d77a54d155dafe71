import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { LoadedExplanations } from "../loadedExplanations.ts";
import { completionItem } from "./completionItem.ts";
import { isJson } from "../isJson.ts";
import { isAskedForOthers, labelsOfOthers } from "./labelsOfOthers.ts";

/** Returns what can be written at a position of a manifest; undefined where nothing is known. */
export async function completionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
  explanations: Pick<LoadedExplanations, "now">,
  log: Logger,
): Promise<vscode.CompletionItem[] | undefined> {
  if (isAskedForOthers(document, position)) return undefined;
  try {
    const { offersAt, ...texts } = await import("../../../explain/index.ts");
    const { yamlFileOf } = await import("../../../manifests/yamlFileOf.ts");
    const { explainer } = await explanations.now();
    const file = yamlFileOf(document, log);
    const found = await offersAt(file, document.offsetAt(position), explainer, document.fileName);
    if (!found) return undefined;
    const { start, end, mark, missingComma } = found;
    const place = {
      range: new vscode.Range(document.positionAt(start), document.positionAt(end)),
      mark,
      missingComma: missingComma === undefined ? undefined : document.positionAt(missingComma),
    };
    const known = isJson(document) ? await labelsOfOthers(document, position) : new Set();
    if (token.isCancellationRequested) return undefined;
    return found.offers
      .filter(({ label }) => !known.has(label))
      .map((offer, index) => completionItem(offer, place, index, texts));
  } catch (error) {
    log.error(error instanceof Error ? error : String(error), "completion");
    return undefined;
  }
}
