import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { CourseProgress } from "./course/progress.ts";
import { registerClusterView } from "./features/clusterView/register.ts";
import { registerHover } from "./features/hover/register.ts";
import { registerManifests } from "./features/manifests/register.ts";
import { registerPractice } from "./features/practice/register.ts";
import { registerWalkthroughs } from "./features/walkthroughs/register.ts";

/** Composition root: makes each feature and gives it what it needs of the others. */
export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const log = vscode.window.createOutputChannel("Kubernetes Workshop", { log: true });
  const progress = new CourseProgress();
  const practice = registerPractice(context, log);

  context.subscriptions.push(
    log,
    practice,
    registerHover(context, log),
    registerManifests(context, log),
    registerClusterView(context, log, progress, practice.host),
    registerWalkthroughs(progress, log),
  );
}
