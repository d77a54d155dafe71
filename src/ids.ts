/**
 * The ids that package.json and the code share; a test compares the two. Nothing here needs VS Code, so that code that
 * runs without it can name a command or a view.
 */
export const commandIds = {
  selectContext: "kubernetesWorkshop.selectContext",
  startPractice: "kubernetesWorkshop.startPractice",
  stopPractice: "kubernetesWorkshop.stopPractice",
  resetPractice: "kubernetesWorkshop.resetPractice",
  disconnect: "kubernetesWorkshop.disconnect",
  allowChanges: "kubernetesWorkshop.allowChanges",
  makeReadOnly: "kubernetesWorkshop.makeReadOnly",
  refreshCluster: "kubernetesWorkshop.refreshCluster",
  showLog: "kubernetesWorkshop.showLog",
  copyName: "kubernetesWorkshop.copyName",
  showYaml: "kubernetesWorkshop.showYaml",
  compareWithFile: "kubernetesWorkshop.compareWithFile",
  describeObject: "kubernetesWorkshop.describeObject",
  refreshDescription: "kubernetesWorkshop.refreshDescription",
  showLogs: "kubernetesWorkshop.showLogs",
  showPreviousLogs: "kubernetesWorkshop.showPreviousLogs",
  openContainerShell: "kubernetesWorkshop.openContainerShell",
  forwardPort: "kubernetesWorkshop.forwardPort",
  showForwards: "kubernetesWorkshop.showForwards",
  copyKubectl: "kubernetesWorkshop.copyKubectl",
  filter: "kubernetesWorkshop.filter",
  changeFilter: "kubernetesWorkshop.changeFilter",
  filterByLabel: "kubernetesWorkshop.filterByLabel",
  showOnlyProblems: "kubernetesWorkshop.showOnlyProblems",
  showEverything: "kubernetesWorkshop.showEverything",
  clearLabelFilter: "kubernetesWorkshop.clearLabelFilter",
  revealObject: "kubernetesWorkshop.revealObject",
  newManifest: "kubernetesWorkshop.newManifest",
  removeSnippetComments: "kubernetesWorkshop.removeSnippetComments",
  openCourseManifest: "kubernetesWorkshop.openCourseManifest",
  restoreCourseManifest: "kubernetesWorkshop.restoreCourseManifest",
  applyManifest: "kubernetesWorkshop.applyManifest",
  deleteManifest: "kubernetesWorkshop.deleteManifest",
  diffManifest: "kubernetesWorkshop.diffManifest",
  explainField: "kubernetesWorkshop.explainField",
  openCourse: "kubernetesWorkshop.openCourse",
  openWalkthrough: "kubernetesWorkshop.openWalkthrough",
  showTrace: "kubernetesWorkshop.showTrace",
  showMap: "kubernetesWorkshop.showMap",
  openShell: "kubernetesWorkshop.openShell",
  openClusterTerminal: "kubernetesWorkshop.openClusterTerminal",
  cleanUpCourse: "kubernetesWorkshop.cleanUpCourse",
  exportProgress: "kubernetesWorkshop.exportProgress",
  exportLearned: "kubernetesWorkshop.exportLearned",
  resetCourse: "kubernetesWorkshop.resetCourse",
  openGlossary: "kubernetesWorkshop.openGlossary",
  checkStep: "kubernetesWorkshop.checkStep",
  setImage: "kubernetesWorkshop.setImage",
  rollBack: "kubernetesWorkshop.rollBack",
  showRolloutHistory: "kubernetesWorkshop.showRolloutHistory",
  scaleWorkload: "kubernetesWorkshop.scaleWorkload",
  restartWorkload: "kubernetesWorkshop.restartWorkload",
  suspendCronJob: "kubernetesWorkshop.suspendCronJob",
  resumeCronJob: "kubernetesWorkshop.resumeCronJob",
  runCronJob: "kubernetesWorkshop.runCronJob",
  deleteObject: "kubernetesWorkshop.deleteObject",
  deletePod: "kubernetesWorkshop.deletePod",
  cordonNode: "kubernetesWorkshop.cordonNode",
  uncordonNode: "kubernetesWorkshop.uncordonNode",
  drainNode: "kubernetesWorkshop.drainNode",
  stopNode: "kubernetesWorkshop.stopNode",
  startNode: "kubernetesWorkshop.startNode",
  checkTools: "kubernetesWorkshop.checkTools",
  checkLaptop: "kubernetesWorkshop.checkLaptop",
  showClassProgress: "kubernetesWorkshop.showClassProgress",
  newRbacManifest: "kubernetesWorkshop.newRbacManifest",
  answerQuestions: "kubernetesWorkshop.answerQuestions",
  startLab: "kubernetesWorkshop.startLab",
  startLabOver: "kubernetesWorkshop.startLabOver",
  openLabManifest: "kubernetesWorkshop.openLabManifest",
  nextLabHint: "kubernetesWorkshop.nextLabHint",
  showLabWay: "kubernetesWorkshop.showLabWay",
  endLab: "kubernetesWorkshop.endLab",
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];

export const viewIds = {
  cluster: "kubernetesWorkshop.cluster",
  course: "kubernetesWorkshop.course",
} as const;

/** VS Code's commands that show a view; it defines one for each view. */
export const showClusterView = `${viewIds.cluster}.focus` as const;
export const showCourseView = `${viewIds.course}.focus` as const;

/** The terminal profile that opens the Workshop Shell. */
export const terminalProfileIds = { shell: "kubernetesWorkshop.shell" } as const;

/** The tools that language models may call; VS Code allows no dots in their names. */
export const toolIds = {
  explainField: "kubernetesWorkshop_explainField",
  checkManifest: "kubernetesWorkshop_checkManifest",
} as const;

/** Tells the commands on labs that the Course view shows the lab, so that they open no page of their own. */
export const inCourseView = "courseView";

/** Has the Course view show the lab that is under way in place of a step. */
export const currentLab = "currentLab";

/** The view types of the extension's panels. */
export const panelIds = {
  trace: "kubernetesWorkshop.trace",
  explanation: "kubernetesWorkshop.explanation",
  glossary: "kubernetesWorkshop.glossary",
  map: "kubernetesWorkshop.map",
  measure: "kubernetesWorkshop.measure",
} as const;

export const settingIds = {
  kubeconfig: "kubernetesWorkshop.kubeconfig",
  readOnlyContexts: "kubernetesWorkshop.readOnlyContexts",
  language: "kubernetesWorkshop.language",
  hiddenSteps: "kubernetesWorkshop.course.hiddenSteps",
  labsEnabled: "kubernetesWorkshop.labs.enabled",
  hiddenLabs: "kubernetesWorkshop.labs.hidden",
  completionEnabled: "kubernetesWorkshop.completion.enabled",
  besideYamlExtension: "kubernetesWorkshop.hover.besideYamlExtension",
  clusterInHover: "kubernetesWorkshop.hover.cluster",
} as const;

export const contextKeys = {
  connection: "kubernetesWorkshop.connection",
  practice: "kubernetesWorkshop.practice",
  filtered: "kubernetesWorkshop.filtered",
  onlyProblems: "kubernetesWorkshop.onlyProblems",
  practiceConnected: "kubernetesWorkshop.practiceConnected",
  readOnly: "kubernetesWorkshop.readOnly",
  manifestOpen: "kubernetesWorkshop.manifestOpen",
  toolReport: "kubernetesWorkshop.toolReport",
  lab: "kubernetesWorkshop.lab",
} as const;

/** The URI scheme of the YAML of objects in a cluster. */
export const objectDocumentScheme = "kubernetes-workshop-object";

/** The URI scheme of descriptions of objects in a cluster. */
export const descriptionScheme = "kubernetes-workshop-description";

/** The URI scheme of the course's manifests. */
export const courseManifestScheme = "kubernetes-workshop-course";

export const extensionId = "kubernetes-workshop.kubernetes-workshop";

/** The walkthroughs, in order. */
export const walkthroughIds = ["basics", "architecture", "eks"] as const;

/** A walkthrough and one of its steps, as context keys and events name them. */
export type WalkthroughStep = `${(typeof walkthroughIds)[number]}.${string}`;

/**
 * Splits a step into the ids that VS Code's commands take: that of the walkthrough, prefixed with the extension's, and
 * that of the step within it.
 */
export function walkthroughStep(step: WalkthroughStep): {
  readonly walkthrough: string;
  readonly step: string;
} {
  const dot = step.indexOf(".");
  return { walkthrough: `${extensionId}#${step.slice(0, dot)}`, step: step.slice(dot + 1) };
}

export type ContextKey =
  | (typeof contextKeys)[keyof typeof contextKeys]
  | ReturnType<typeof stepContextKey>
  | ReturnType<typeof partContextKey>;

/** Returns the context key that ticks a step of a walkthrough. */
export function stepContextKey(step: WalkthroughStep): `kubernetesWorkshop.step.${WalkthroughStep}` {
  return `kubernetesWorkshop.step.${step}`;
}

/** Returns the context key that ticks a part of a step on the step's page. */
export function partContextKey(part: string): `kubernetesWorkshop.part.${string}` {
  return `kubernetesWorkshop.part.${part}`;
}
