import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { nextStep } from "../../../course/courseState.ts";
import type { CourseProgress } from "../../../course/progress.ts";
import { isStepId, type StepId } from "../../../course/steps.ts";
import { commandIds, currentLab, settingIds, showCourseView, viewIds } from "../../../ids.ts";
import { extensionFiles } from "../../../vscode/extensionFiles.ts";
import { localizedManifest } from "../../../vscode/localizedManifest.ts";
import { registerCommand } from "../../../vscode/registerCommand.ts";
import { textLanguage } from "../../../vscode/textLanguage.ts";
import { onDidChangeSettings } from "../../../vscode/workshopSetting.ts";
import type { CourseSteps } from "../courseSteps.ts";
import { offeredAction, runAction, type StepCheck } from "../checkStep.ts";
import type { LabsModel } from "../../../labs/labsModel.ts";
import type { ConnectedCluster } from "../../../session/clusterSession.ts";
import type { FollowCourse } from "../followCourse.ts";
import type { CourseController } from "./courseController.ts";
import type { CourseViewWorld } from "./courseViewWorld.ts";
import type { LessonMap } from "./shownMap.ts";

const shownStepKey = "kubernetesWorkshop.shownStep";

export interface CourseViewContext {
  readonly extensionContext: vscode.ExtensionContext;
  readonly progress: CourseProgress;
  readonly steps: CourseSteps;
  readonly follow: FollowCourse;
  readonly check: StepCheck;
  readonly cluster: ConnectedCluster;
  readonly labs: () => Promise<LabsModel>;
  /** Opens a small live map. */
  readonly openMap: () => Promise<LessonMap>;
  readonly log: Logger;
}

/** The Course view, and the command that opens it at a step. Its code is loaded when the view is first shown. */
export function registerCourseView(context: CourseViewContext): Disposable {
  const { extensionContext, progress, steps, openMap, log } = context;
  const owned = new DisposableStore();
  const { workspaceState, extensionUri } = extensionContext;
  let controller: Promise<CourseController> | undefined;
  let shown: CourseController | undefined;
  let wanted: StepId | undefined;
  let wantsLab = false;

  const showWantedLab = async (): Promise<void> => {
    if (!wantsLab || !shown) return;
    wantsLab = false;
    await shown.showLab();
  };

  const load = async (webview: vscode.Webview): Promise<CourseController> => {
    const { CourseController } = await import("./courseController.ts");
    const kept = workspaceState.get<unknown>(shownStepKey);
    const made = owned.add(
      new CourseController(worldOf(context, webview), wanted ?? (isStepId(kept) ? kept : undefined)),
    );
    owned.add(steps.onDidChange(() => made.takeSettings()));
    owned.add(vscode.window.onDidChangeWindowState(() => made.takeTime()));
    owned.add(onDidChangeSettings([settingIds.language], () => made.takeSettings()));
    let saved = kept;
    owned.add(
      made.onDidChange(() => {
        if (made.shownStep === saved) return;
        saved = made.shownStep;
        void workspaceState.update(shownStepKey, saved);
      }),
    );
    return made;
  };
  owned.add(
    vscode.window.registerWebviewViewProvider(viewIds.course, {
      async resolveWebviewView(view) {
        controller ??= load(view.webview);
        shown = await controller;
        const { showCourse } = await import("./showCourse.ts");
        const page = showCourse(view, { controller: shown, openMap, extensionUri, log });
        view.onDidDispose(() => page.dispose());
        await showWantedLab();
      },
    }),
  );
  owned.add(
    registerCommand(commandIds.openCourse, log, async (argument) => {
      wantsLab = argument === currentLab;
      if (wantsLab) await showWantedLab();
      else {
        wanted = isStepId(argument) ? argument : nextStep(progress.state, steps.shown);
        shown?.show(wanted);
      }
      await vscode.commands.executeCommand(showCourseView);
    }),
  );
  return owned;
}

function worldOf(
  { extensionContext, progress, steps, follow, check, cluster, labs }: CourseViewContext,
  webview: vscode.Webview,
): CourseViewWorld {
  const { extension, extensionPath, extensionUri } = extensionContext;
  return {
    progress,
    steps: () => steps.shown,
    get language() {
      return textLanguage();
    },
    get manifest() {
      return localizedManifest(extension);
    },
    readFile: extensionFiles(extensionPath, ""),
    fileAddress: (path) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, path)).toString(),
    objects: () => follow.objects,
    adviceOn: (step) => check.adviceOn(step),
    offered: offeredAction,
    runAction,
    labs,
    now: Date.now,
    treeFilter: () => cluster.session?.tree.filter ?? {},
    runCommand: async ({ command, arguments: args }) => {
      await vscode.commands.executeCommand(command, ...args);
    },
  };
}
