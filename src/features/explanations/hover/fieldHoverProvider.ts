import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { StepId } from "../../../course/steps.ts";
import { commandIds, settingIds } from "../../../ids.ts";
import { workshopSetting } from "../../../vscode/workshopSetting.ts";
import { commandUrl } from "../commandUrl.ts";
import { explanationUrl } from "../explanationUrl.ts";
import { type ExplainedField, type FieldHover, hoverAt } from "./hoverAt.ts";
import { isOtherJson } from "../isJson.ts";
import type { LoadedExplanations } from "../loadedExplanations.ts";
import { isYamlExtensionActive } from "./yamlExtension.ts";

/** The course, as far as hovers link to it. */
export interface LinkedCourse {
  /** The steps that are shown. */
  steps(): readonly StepId[];
  titles(): Promise<Readonly<Partial<Record<StepId, string>>>>;
  /** The words of the glossary in a text in Markdown, each once. */
  words(text: string): Promise<readonly { readonly id: string; readonly word: string }[]>;
}

/**
 * Explains fields of manifests on hover; other YAML files get no hover. The code that reads them is loaded with the
 * first hover.
 */
export class FieldHoverProvider implements vscode.HoverProvider {
  private readonly explanations: Pick<LoadedExplanations, "now">;
  private readonly log: Logger;
  private readonly course: LinkedCourse;
  private readonly onDidExplain: ((field: ExplainedField) => void) | undefined;

  /**
   * Creates a provider.
   *
   * @param onDidExplain called for every field whose explanation is about to be shown
   */
  constructor(
    explanations: Pick<LoadedExplanations, "now">,
    log: Logger,
    course: LinkedCourse,
    onDidExplain?: (field: ExplainedField) => void,
  ) {
    this.explanations = explanations;
    this.log = log;
    this.course = course;
    this.onDidExplain = onDidExplain;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (isOtherJson(document)) return undefined;
    try {
      const offset = document.offsetAt(position);
      const found = await hoverAt(document, offset, () => this.explanations.now(), {
        log: this.log,
        leavesOutApiText: leavesOutApiText(),
      });
      if (!found || token.isCancellationRequested) return undefined;
      this.onDidExplain?.(found.field);
      const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
      return new vscode.Hover([new vscode.MarkdownString(found.markdown), await this.links(found)], range);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error), "hover");
      return undefined;
    }
  }

  /** A text of its own, so that nothing in the explanation itself can run a command. */
  private async links({ target, written }: FieldHover): Promise<vscode.MarkdownString> {
    const links = [`[${t("Open Explanation")}](${explanationUrl(target)})`];
    const [step, words] = await Promise.all([
      this.stepOf(target),
      written === undefined ? [] : this.course.words(written),
    ]);
    if (step) links.push(`[${t("Lesson: {0}", step.title)}](${commandUrl(commandIds.openCourse, step.id)})`);
    const lines = [
      links,
      words.map(({ id, word }) => `[${word}](${commandUrl(commandIds.openGlossary, id)})`),
    ];
    const [actions = "", meanings = ""] = lines.map((each) => each.join(" · "));
    const text = new vscode.MarkdownString(
      meanings === "" ? actions : `${actions}\n\n${t("Words: {0}", meanings)}`,
    );
    text.isTrusted = {
      enabledCommands: [
        commandIds.explainField,
        ...(step ? [commandIds.openCourse] : []),
        ...(words.length > 0 ? [commandIds.openGlossary] : []),
      ],
    };
    return text;
  }

  private async stepOf({
    kind,
    names,
  }: FieldHover["target"]): Promise<{ readonly id: StepId; readonly title: string } | undefined> {
    const { stepOfField } = await import("../../../course/stepOfField.ts");
    const id = stepOfField({ ...kind, names });
    if (id === undefined || !this.course.steps().includes(id)) return undefined;
    const { [id]: title } = await this.course.titles();
    return title === undefined ? undefined : { id, title };
  }
}

/** Whether another hover beside ours says what the API says. */
function leavesOutApiText(): boolean {
  return workshopSetting(settingIds.besideYamlExtension) !== false && isYamlExtensionActive();
}
