import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { LoadedExplanations } from "../loadedExplanations.ts";
import { completionItem } from "./completionItem.ts";

/** Returns what can be written at a position of a manifest; undefined where nothing is known. */
export async function completionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
  explanations: Pick<LoadedExplanations, "now">,
  log: Logger,
): Promise<vscode.CompletionItem[] | undefined> {
  try {
    const { offersAt, ...texts } = await import("../../../explain/index.ts");
    const { yamlFileOf } = await import("../../../manifests/yamlFileOf.ts");
    const { explainer } = await explanations.now();
    const file = yamlFileOf(document, log);
    const found = await offersAt(file, document.offsetAt(position), explainer, document.fileName);
    if (!found || token.isCancellationRequested) return undefined;
    const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
    return found.offers.map((offer, index) => completionItem(offer, range, index, texts));
  } catch (error) {
    log.error(error instanceof Error ? error : String(error), "completion");
    return undefined;
  }
}
