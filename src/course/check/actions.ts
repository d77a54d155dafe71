import { t } from "@vscode/l10n";
import type { StepId } from "../steps.ts";
import type { AdviceAction } from "./advice.ts";

/** The buttons of advice. Their commands are those of the extension, or VS Code's own. */
export const actions = {
  startPractice: (): AdviceAction => ours(t("Start Practice Cluster"), "startPractice"),
  connect: (): AdviceAction => ours(t("Connect to Cluster…"), "selectContext"),
  tryAgain: (): AdviceAction => ours(t("Try Again"), "refreshCluster"),
  showLog: (): AdviceAction => ours(t("Show Log"), "showLog"),
  showTree: (): AdviceAction => ours(t("Show Cluster View"), "cluster.focus"),
  openManifest: (name: CourseManifest): AdviceAction => ours(t("Open Manifest"), "openCourseManifest", name),
  setImage: (): AdviceAction => ours(t("Roll Out New Image…"), "setImage"),
  rollBack: (): AdviceAction => ours(t("Roll Back…"), "rollBack"),
  scale: (): AdviceAction => ours(t("Scale…"), "scaleWorkload"),
  deletePod: (): AdviceAction => ours(t("Delete Pod…"), "deletePod"),
  cordonNode: (): AdviceAction => ours(t("Cordon a Node…"), "cordonNode"),
  uncordonNode: (): AdviceAction => ours(t("Uncordon a Node…"), "uncordonNode"),
  stopNode: (): AdviceAction => ours(t("Stop a Node…"), "stopNode"),
  startNode: (): AdviceAction => ours(t("Start a Node…"), "startNode"),
  filterByLabel: (): AdviceAction => ours(t("Filter by Label…"), "filterByLabel"),
  showTrace: (): AdviceAction => ours(t("Show What Happened"), "showTrace"),
  checkTools: (): AdviceAction => ours(t("Check Tools"), "checkTools"),
  answerQuestions: (): AdviceAction => ours(t("Answer Questions"), "answerQuestions", "eks"),
  openTerminal: (): AdviceAction => ours(t("Open Terminal with kubectl"), "openClusterTerminal"),
  cleanUp: (): AdviceAction => ours(t("Clean Up"), "cleanUpCourse"),
  openStep: (step: StepId): AdviceAction => ours(t("Open Step"), "openWalkthrough", step),
  trustWorkspace: (): AdviceAction => ({
    title: t("Manage Workspace Trust"),
    command: "workbench.trust.manage",
  }),
  showDocument: (uri: string): AdviceAction => ({
    title: t("Show Manifest"),
    command: openCommand,
    arguments: [uri],
  }),
  getKubectl: (): AdviceAction => ({
    title: t("How to Install kubectl"),
    command: openCommand,
    arguments: ["https://kubernetes.io/docs/tasks/tools/#kubectl"],
  }),
} as const;

/** The manifests of the course, as the command that opens them names them. */
export type CourseManifest = "pod" | "deployment" | "daemonset" | "job" | "service" | "clusterconfig";

/** Opens an address; who runs it has to make a Uri of the text. */
export const openCommand = "vscode.open";

function ours(title: string, command: string, ...args: readonly string[]): AdviceAction {
  return {
    title,
    command: `kubernetesWorkshop.${command}`,
    ...(args.length > 0 && { arguments: args }),
  };
}
