import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { commandIds, settingIds } from "../../ids.ts";
import { workshopSetting } from "../../vscode/workshopSetting.ts";
import { explanationUrl } from "./explanationUrl.ts";
import { type ExplainedField, type FieldHover, hoverAt } from "./hoverAt.ts";
import type { LoadedExplanations } from "./loadedExplanations.ts";
import { isYamlExtensionActive } from "./yamlExtension.ts";

/**
 * Explains fields of manifests on hover; other YAML files get no hover. The code that reads them is loaded with the
 * first hover.
 */
export class FieldHoverProvider implements vscode.HoverProvider {
  private readonly explanations: Pick<LoadedExplanations, "now">;
  private readonly log: Logger;
  private readonly onDidExplain: ((field: ExplainedField) => void) | undefined;

  /**
   * Creates a provider.
   *
   * @param onDidExplain called for every field whose explanation is about to be shown
   */
  constructor(
    explanations: Pick<LoadedExplanations, "now">,
    log: Logger,
    onDidExplain?: (field: ExplainedField) => void,
  ) {
    this.explanations = explanations;
    this.log = log;
    this.onDidExplain = onDidExplain;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    try {
      const offset = document.offsetAt(position);
      const found = await hoverAt(document, offset, () => this.explanations.now(), {
        log: this.log,
        leavesOutApiText: leavesOutApiText(),
      });
      if (!found || token.isCancellationRequested) return undefined;
      this.onDidExplain?.(found.field);
      const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
      return new vscode.Hover([new vscode.MarkdownString(found.markdown), explanationLink(found)], range);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error), "hover");
      return undefined;
    }
  }
}

/** A text of its own, so that nothing in the explanation itself can run a command. */
function explanationLink({ target }: FieldHover): vscode.MarkdownString {
  const link = new vscode.MarkdownString(`[${t("Open Explanation")}](${explanationUrl(target)})`);
  link.isTrusted = { enabledCommands: [commandIds.explainField] };
  return link;
}

/** Whether another hover beside ours says what the API says. */
function leavesOutApiText(): boolean {
  return workshopSetting(settingIds.besideYamlExtension) !== false && isYamlExtensionActive();
}
