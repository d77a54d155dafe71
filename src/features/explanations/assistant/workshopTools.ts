import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { referenceTo } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { CheckedManifest } from "../../../explain/check/manifestProblems.ts";
import type { ConnectedCluster } from "../../../session/clusterSession.ts";
import { isRequestError } from "../../../session/isRequestError.ts";
import { textLanguage } from "../../../vscode/textLanguage.ts";
import { hoverAt } from "../hover/hoverAt.ts";
import type { LoadedExplanations } from "../loadedExplanations.ts";
import { checkedText } from "./checkedText.ts";
import { explainField } from "./explainField.ts";
import { liveState } from "./liveState.ts";
import { largestFile, type ManifestSource, manifestSource, tooLarge, ToolRefusal } from "./manifestSource.ts";

/** What the tools use. */
export interface ToolContext {
  readonly explanations: Pick<LoadedExplanations, "now">;
  readonly cluster: Pick<ConnectedCluster, "session">;
  readonly log: Logger;
}

/** A tool, without what VS Code has to know of it. */
interface WorkshopTool {
  prepare(input: object): vscode.PreparedToolInvocation;
  /** @throws {vscode.CancellationError} */
  invoke(input: object, token: vscode.CancellationToken): Promise<vscode.LanguageModelToolResult>;
}

/** Limits of one answer: problems, objects to look for in a cluster, how long that may take, and characters in all. */
const limits = { problems: 50, liveObjects: 10, liveMs: 5_000, answer: 30_000 };

/** The tools for assistants: both only read, and return text in the reader's language. */
export class WorkshopTools {
  readonly explainField: WorkshopTool = {
    prepare: (input) => {
      const name = [textField(input, "kind"), textField(input, "path")].filter((each) => each).join(" ");
      return {
        invocationMessage: plain(
          name === "" ? t("Looking up a Kubernetes field") : t("Looking up {0}", name.slice(0, 200)),
        ),
      };
    },
    invoke: (input, token) => this.answer("explainField", token, () => this.explained(input)),
  };

  readonly checkManifest: WorkshopTool = {
    prepare: (input) => {
      const file = textField(input, "file");
      return {
        invocationMessage: plain(
          file === undefined ? t("Checking a manifest") : t("Checking {0}", file.slice(-200)),
        ),
      };
    },
    invoke: (input, token) => this.answer("checkManifest", token, () => this.checked(input, token)),
  };

  private readonly context: ToolContext;

  constructor(context: ToolContext) {
    this.context = context;
  }

  private async explained(input: object): Promise<string> {
    const kind = textField(input, "kind");
    const explanations = await this.context.explanations.now();
    if (kind !== undefined)
      return explainField(
        { kind, apiVersion: textField(input, "apiVersion") || undefined, path: textField(input, "path") },
        explanations,
      );
    const file = textField(input, "file");
    if (file === undefined) throw new ToolRefusal(t("Give a kind, or a file and a line."));
    const source = bounded(await manifestSource(file));
    const found = await hoverAt(
      source,
      offsetIn(source.getText(), input),
      () => Promise.resolve(explanations),
      {
        log: this.context.log,
      },
    );
    return found?.markdown ?? t("There is no field there that can be explained.");
  }

  private async checked(input: object, token: vscode.CancellationToken): Promise<string> {
    const text = textField(input, "text");
    const file = textField(input, "file");
    if (text === undefined && file === undefined)
      throw new ToolRefusal(t("Give the text of a manifest, or a file."));
    const source = bounded(
      text === undefined
        ? await manifestSource(file ?? "")
        : { version: 0, fileName: "", getText: () => text },
    );
    const [{ manifestProblems }, { explainer }] = await Promise.all([
      import("../../../explain/check/manifestProblems.ts"),
      this.context.explanations.now(),
    ]);
    const reader = { language: textLanguage(), nowMs: Date.now() };
    const checked = await manifestProblems(source.getText(), explainer, reader, {
      problems: limits.problems,
      isCancelled: () => token.isCancellationRequested,
    });
    return [checkedText(checked), await this.live(checked, token)].filter((part) => part !== "").join("\n\n");
  }

  /** How the objects are in the connected cluster; empty without one. */
  private async live({ objects }: CheckedManifest, token: vscode.CancellationToken): Promise<string> {
    const { session } = this.context.cluster;
    if (!session || objects.length === 0) return "";
    const ended = new AbortController();
    using _cancelled = disposeOf(token.onCancellationRequested(() => ended.abort()));
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(limits.liveMs)]);
    const lines = objects.slice(0, limits.liveObjects).map(async ({ object }) => {
      try {
        return (await liveState(session.objects, referenceTo(object), signal)) ?? [];
      } catch (error) {
        if (!signal.aborted && !isRequestError(error)) throw error;
        return [t("{0} {1} could not be read.", object.kind, object.metadata.name)];
      }
    });
    const known = (await Promise.all(lines)).flat();
    if (known.length === 0) return "";
    return `${t("In the connected cluster:")}\n\n${known.map((line) => `- ${line}`).join("\n")}`;
  }

  private async answer(
    name: string,
    token: vscode.CancellationToken,
    answer: () => Promise<string>,
  ): Promise<vscode.LanguageModelToolResult> {
    const text = await answer().catch((error: unknown) => {
      if (error instanceof ToolRefusal) return error.message;
      this.context.log.error(error instanceof Error ? error : String(error), name);
      throw error;
    });
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const short = text.length > limits.answer ? `${text.slice(0, limits.answer)}…` : text;
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(short)]);
  }
}

/** @throws {ToolRefusal} if the text is too large */
function bounded(source: ManifestSource): ManifestSource {
  if (source.getText().length > largestFile) throw tooLarge();
  return source;
}

/** The offset of the position in the input; without a column, of the first text in the line. */
function offsetIn(text: string, input: object): number {
  const { line, column }: { readonly line?: unknown; readonly column?: unknown } = input;
  const lines = text.split("\n");
  const index = typeof line === "number" ? Math.min(Math.max(line, 1), lines.length) - 1 : 0;
  const start = lines.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
  const written = lines[index] ?? "";
  const first = /^[\s-]*/.exec(written)?.[0].length ?? 0;
  return start + (typeof column === "number" ? Math.min(Math.max(column, 1) - 1, written.length) : first);
}

/** A text from a model is no Markdown. */
function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(text);
}

function disposeOf(disposable: vscode.Disposable): Disposable {
  return { [Symbol.dispose]: () => void disposable.dispose() };
}
