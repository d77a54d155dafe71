import * as vscode from "vscode";
import { logUnexpectedErrors } from "@kubernetes-workshop/kubernetes/base/unexpectedError";
import { CourseProgress } from "./course/progress.ts";
import { registerClusterView } from "./features/clusterView/register.ts";
import { CourseSteps } from "./features/course/courseSteps.ts";
import { courseStore } from "./features/course/progressStore.ts";
import { registerCourse } from "./features/course/register.ts";
import { registerExplanations } from "./features/explanations/register.ts";
import { registerInspect } from "./features/inspect/register.ts";
import { registerInstructors } from "./features/instructors/register.ts";
import { registerLabs } from "./features/labs/register.ts";
import { registerMap } from "./features/map/register.ts";
import { registerManifests } from "./features/manifests/register.ts";
import { registerNodes } from "./features/nodes/register.ts";
import { registerPractice } from "./features/practice/register.ts";
import { registerQuestions } from "./features/questions/register.ts";
import { registerShell } from "./features/shell/register.ts";
import { registerTerminal } from "./features/terminal/register.ts";
import { registerTools } from "./features/tools/register.ts";
import { registerTrace } from "./features/trace/register.ts";
import { registerWorkloads } from "./features/workloads/register.ts";
import { ChangePermissions } from "./session/changePermissions.ts";
import { ClusterConnector } from "./session/clusterConnector.ts";
import { ClusterTerminals } from "./session/clusterTerminals.ts";
import { Learner } from "./session/learner.ts";
import { readOnlyPatterns } from "./session/readOnlyPatterns.ts";
import { dialogs } from "./vscode/dialogs.ts";
import { kubeconfigInUse } from "./vscode/kubeconfigInUse.ts";
import { readOnlyContexts } from "./vscode/readOnlyContexts.ts";
import { followTextLanguage } from "./vscode/textLanguage.ts";

/** Activates the extension: creates each feature and gives it what it needs of the others. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(followTextLanguage(context.extensionPath));
  const log = vscode.window.createOutputChannel("Kubernetes Workshop", { log: true });
  const steps = new CourseSteps(log);
  const progress = new CourseProgress(courseStore(context.globalState), Date.now, () => steps.shown);
  const learner = new Learner(context.globalState);
  const practice = registerPractice(context, log);
  const permissions = new ChangePermissions(context.globalState, () => readOnlyPatterns(readOnlyContexts()));
  const cluster = new ClusterConnector(
    context.workspaceState,
    practice.host,
    kubeconfigInUse,
    dialogs,
    permissions,
    log,
  );
  const terminals = new ClusterTerminals();

  const map = registerMap(context.extensionUri, cluster, log);
  const labs = registerLabs({ extensionContext: context, cluster, log });

  const linkedCourse = {
    steps: () => steps.shown,
    titles: async () => (await import("./features/course/stepTitles.ts")).stepTitles(),
    words: async (text: string) =>
      (await import("./features/course/courseWords.ts")).courseWords(context.extensionPath, text),
  };

  context.subscriptions.push(
    log,
    logUnexpectedErrors(log),
    steps,
    practice,
    permissions,
    cluster,
    registerExplanations(context, cluster, log, linkedCourse, (field) =>
      progress.observe({ event: "fieldExplained", ...field }),
    ),
    registerManifests({ extensionContext: context, cluster, learner, progress, log }),
    registerClusterView(log, progress, cluster, practice.host, permissions),
    registerInspect(cluster, terminals, log),
    registerTools(progress, log),
    registerInstructors(context, practice.host, () => labs.titles(), log),
    registerQuestions(context, progress, () => steps.shown, log),
    registerTrace(cluster, progress, learner, log),
    map,
    registerTerminal(context, cluster, terminals, log),
    registerShell({ extensionPath: context.extensionPath, cluster, terminals, progress, log }),
    registerWorkloads(cluster, learner, log),
    registerNodes(cluster, log),
    labs,
    practice.host.onDidSeeKubectl((seen) => progress.observe({ event: "kubectlSeen", ...seen })),
    registerCourse({
      extensionContext: context,
      cluster,
      practice: practice.host,
      progress,
      steps,
      learner,
      terminals,
      labs: () => labs.model(),
      openMap: () => map.small(),
      labRecords: () => labs.records(),
      resetLabs: () => labs.reset(),
      log,
    }),
  );
}
