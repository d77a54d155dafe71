import * as vscode from "vscode";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { LaptopFindings } from "../../instructors/laptop/laptopFindings.ts";
import type { PracticeSource } from "../../session/connectionTarget.ts";
import { measureWidths } from "./measureWidths.ts";

/** What the check needs of the practice cluster. */
export interface CheckedPractice extends Pick<PracticeSource, "start"> {
  /** Whether it runs in this window. */
  readonly isRunning: boolean;
  stop(): Promise<void>;
}

/** Looks at the laptop. The practice cluster is left as it was: one that was started for the check is stopped again. */
export async function inspectLaptop(
  { extension, extensionUri, globalStorageUri }: vscode.ExtensionContext,
  practice: CheckedPractice,
  signal: AbortSignal,
): Promise<LaptopFindings> {
  const widths = await measureWidths(extensionUri);
  const [started, kubectl] = await Promise.all([startPractice(practice), findKubectl(signal)]);
  return {
    vscode: { version: vscode.version, oldest: oldestVersion(extension.packageJSON) },
    language: { display: vscode.env.language, installed: installedLanguages() },
    kubectl,
    practice: started,
    folder: await checkFolder(vscode.Uri.joinPath(globalStorageUri, "practice")),
    widths,
    chat: chatView(),
  };
}

async function startPractice(practice: CheckedPractice): Promise<LaptopFindings["practice"]> {
  const isHere = (): boolean => practice.isRunning;
  if (isHere()) return { kind: "running" };
  const began = performance.now();
  try {
    await practice.start();
  } catch (error) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
  const ms = Math.round(performance.now() - began);
  // It runs in another window, which keeps it.
  if (!isHere()) return { kind: "running" };
  await practice.stop();
  return { kind: "started", ms };
}

async function findKubectl(signal: AbortSignal): Promise<LaptopFindings["kubectl"]> {
  if (!vscode.workspace.isTrusted) return { kind: "untrusted" };
  const { checkTool } = await import("../../tools/index.ts");
  const found = await checkTool("kubectl", { env: process.env, signal });
  if (!found) return { kind: "missing" };
  const { path, version } = found;
  return { kind: "found", path, version: typeof version === "string" ? version : undefined };
}

async function checkFolder(folder: vscode.Uri): Promise<LaptopFindings["folder"]> {
  const probe = vscode.Uri.joinPath(folder, `check-${Date.now()}`);
  try {
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.workspace.fs.writeFile(probe, new Uint8Array());
    await vscode.workspace.fs.delete(probe);
    return { path: folder.fsPath, failure: undefined };
  } catch (error) {
    return { path: folder.fsPath, failure: error instanceof Error ? error.message : String(error) };
  }
}

/** English, and the languages of the course that a language pack shows. */
function installedLanguages(): LaptopFindings["language"]["installed"] {
  const packs = vscode.extensions.all.flatMap(({ packageJSON }) => {
    const { contributes } = packageJSON as {
      contributes?: { localizations?: readonly { readonly languageId?: string }[] };
    };
    return (contributes?.localizations ?? []).map(({ languageId }) => languageId);
  });
  // A pack that VS Code is shown in is installed, wherever it came from.
  const shown = [...packs, vscode.env.language, "en"];
  return languages.filter((language) => shown.includes(language));
}

function oldestVersion(packageJSON: unknown): string {
  const { engines } = packageJSON as { readonly engines: { readonly vscode: string } };
  return engines.vscode.replace(/^[^\d]+/, "");
}

/** Whether it is shown right now, VS Code does not tell; only whether a new window shows it. */
function chatView(): LaptopFindings["chat"] {
  const settings = vscode.workspace.getConfiguration();
  if (settings.get<boolean>("chat.disableAIFeatures") === true) return "off";
  const visibility = settings.get<string>("workbench.secondarySideBar.defaultVisibility");
  return visibility === undefined || visibility === "hidden" ? "hidden" : "shown";
}
