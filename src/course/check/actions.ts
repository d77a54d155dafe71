import { t } from "@vscode/l10n";
import { commandIds, showClusterView } from "../../ids.ts";
import type { StepId } from "../steps.ts";
import { type AdviceAction, type AdviceCommand, openCommand } from "./advice.ts";

/** The buttons of advice. Each runs a command of the extension or of VS Code. */
export const actions = {
  startPractice: (): AdviceAction => ours(t("Start Practice Cluster"), commandIds.startPractice),
  connect: (): AdviceAction => ours(t("Connect to Cluster…"), commandIds.selectContext),
  tryAgain: (): AdviceAction => ours(t("Try Again"), commandIds.refreshCluster),
  showLog: (): AdviceAction => ours(t("Show Log"), commandIds.showLog),
  showTree: (): AdviceAction => ours(t("Show Cluster View"), showClusterView),
  openManifest: (name: CourseManifest): AdviceAction =>
    ours(t("Open Manifest"), commandIds.openCourseManifest, name),
  setImage: (): AdviceAction => ours(t("Roll Out New Image…"), commandIds.setImage),
  rollBack: (): AdviceAction => ours(t("Roll Back…"), commandIds.rollBack),
  scale: (): AdviceAction => ours(t("Scale…"), commandIds.scaleWorkload),
  deletePod: (): AdviceAction => ours(t("Delete Pod…"), commandIds.deletePod),
  cordonNode: (): AdviceAction => ours(t("Cordon…"), commandIds.cordonNode),
  uncordonNode: (): AdviceAction => ours(t("Uncordon…"), commandIds.uncordonNode),
  stopNode: (): AdviceAction => ours(t("Stop Practice Node…"), commandIds.stopNode),
  startNode: (): AdviceAction => ours(t("Start Practice Node…"), commandIds.startNode),
  filterByLabel: (): AdviceAction => ours(t("Filter by Label…"), commandIds.filterByLabel),
  showTrace: (): AdviceAction => ours(t("Show What Happened"), commandIds.showTrace),
  checkTools: (): AdviceAction => ours(t("Check Tools on This Machine"), commandIds.checkTools),
  answerQuestions: (): AdviceAction => ours(t("Answer Questions"), commandIds.answerQuestions, "eks"),
  openTerminal: (): AdviceAction => ours(t("Open Terminal with kubectl"), commandIds.openClusterTerminal),
  openShell: (): AdviceAction => ours(t("Open Workshop Shell"), commandIds.openShell),
  cleanUp: (): AdviceAction => ours(t("Clean Up Course Objects"), commandIds.cleanUpCourse),
  openStep: (step: StepId): AdviceAction => ours(t("Open Lesson"), commandIds.openCourse, step),
  trustWorkspace: (): AdviceAction => ({
    title: t("Manage Workspace Trust"),
    command: "workbench.trust.manage",
  }),
  showDocument: (uri: string): AdviceAction => ({
    title: t("Show Manifest"),
    command: openCommand,
    arguments: [uri],
  }),
} as const;

/** The manifests of the course, as the arguments of the command that opens them. */
export type CourseManifest = "pod" | "deployment" | "daemonset" | "job" | "service" | "clusterconfig";

function ours(title: string, command: AdviceCommand, ...args: readonly string[]): AdviceAction {
  return {
    title,
    command,
    ...(args.length > 0 && { arguments: args }),
  };
}
