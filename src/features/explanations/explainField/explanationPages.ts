import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { referenceOf } from "../../../clusterTree/referenceOf.ts";
import type { FieldTarget } from "../../../explain/fields/fieldSearch.ts";
import { commandIds, panelIds } from "../../../ids.ts";
import { MarkdownPanels } from "../../../vscode/markdownPanels.ts";
import { explanationUrl } from "../explanationUrl.ts";
import { hoverAt } from "../hover/hoverAt.ts";
import type { LoadedExplanations } from "../loadedExplanations.ts";
import { pickField } from "./fieldPicker.ts";
import { fieldSource } from "./fieldSource.ts";

/** Shows the pages of kinds and fields, one after the other in one panel. */
export class ExplanationPages implements Disposable {
  private readonly panels = new MarkdownPanels(panelIds.explanation, [commandIds.explainField]);
  private readonly explanations: LoadedExplanations;
  private readonly log: Logger;

  constructor(explanations: LoadedExplanations, log: Logger) {
    this.explanations = explanations;
    this.log = log;
  }

  /**
   * Shows the page of a field.
   *
   * @param argument the field, as links name it; a row of the cluster view, for its kind; the URI of a file, to begin at the field at its cursor; anything else
   *   has people choose among all kinds
   */
  async explain(argument: unknown): Promise<void> {
    const asked = targetIn(argument) ?? targetOfRow(argument);
    if (asked) return this.show(asked);
    const start = argument instanceof vscode.Uri ? await this.atCursor(argument) : undefined;
    const code = await import("../../../explain/index.ts");
    const { explainer } = await this.explanations.now();
    if (start) {
      const { names, path } = await explainer.knownPath(start.kind, start.names);
      const list = await explainer.listFields({ type: start.kind, path });
      // A scalar has nothing to choose from.
      if (list?.fields.length === 0) return this.show({ ...start, names });
    }
    const source = fieldSource(explainer, code, () => this.explanations.customKinds());
    const picked = await pickField(source, start, (error) => this.log.error(asError(error), "explain"));
    if (picked) await this.show(picked);
  }

  dispose(): void {
    this.panels.dispose();
  }

  private async show(target: FieldTarget): Promise<void> {
    const { fieldDocument } = await import("../../../explain/index.ts");
    const { explainer } = await this.explanations.now();
    const page = await fieldDocument(explainer, target, explanationUrl);
    if (page) return this.panels.show("explanation", page.title, page.markdown);
    const name = [target.kind.kind, ...target.names].join(".");
    void vscode.window.showInformationMessage(t("There is no explanation of {0}.", name));
  }

  private async atCursor(uri: vscode.Uri): Promise<FieldTarget | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.uri.toString() !== uri.toString()) return undefined;
    const { document, selection } = editor;
    const found = await hoverAt(
      document,
      document.offsetAt(selection.active),
      () => this.explanations.now(),
      {
        log: this.log,
      },
    );
    return found?.target;
  }
}

/** Returns the field that a link names; what a link has is data. */
function targetIn(argument: unknown): FieldTarget | undefined {
  if (!isRecord(argument) || argument instanceof vscode.Uri) return undefined;
  const [apiVersion, kind] = [textField(argument["kind"], "apiVersion"), textField(argument["kind"], "kind")];
  const { names } = argument;
  if (apiVersion === undefined || kind === undefined || !Array.isArray(names)) return undefined;
  return { kind: { apiVersion, kind }, names: names.filter((name) => typeof name === "string") };
}

/** Returns the kind of a row in the cluster view; of a container, its field. */
function targetOfRow(element: unknown): FieldTarget | undefined {
  if (!isRecord(element) || element instanceof vscode.Uri) return undefined;
  if (element["type"] === "container") return { kind: typeMeta(kinds.Pod), names: ["spec", "containers"] };
  const reference = referenceOf(element);
  return reference && { kind: { apiVersion: reference.apiVersion, kind: reference.kind }, names: [] };
}
