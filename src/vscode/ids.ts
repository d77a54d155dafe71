/** Every id that package.json and the code share; a test holds the two together. */
export const commandIds = {
  selectContext: "kubernetesWorkshop.selectContext",
  startPractice: "kubernetesWorkshop.startPractice",
  stopPractice: "kubernetesWorkshop.stopPractice",
  resetPractice: "kubernetesWorkshop.resetPractice",
  disconnect: "kubernetesWorkshop.disconnect",
  refreshCluster: "kubernetesWorkshop.refreshCluster",
  showLog: "kubernetesWorkshop.showLog",
  copyName: "kubernetesWorkshop.copyName",
  filterByLabel: "kubernetesWorkshop.filterByLabel",
  clearLabelFilter: "kubernetesWorkshop.clearLabelFilter",
  revealObject: "kubernetesWorkshop.revealObject",
  newManifest: "kubernetesWorkshop.newManifest",
  openCourseManifest: "kubernetesWorkshop.openCourseManifest",
  applyManifest: "kubernetesWorkshop.applyManifest",
  deleteManifest: "kubernetesWorkshop.deleteManifest",
  diffManifest: "kubernetesWorkshop.diffManifest",
  openWalkthrough: "kubernetesWorkshop.openWalkthrough",
  showTrace: "kubernetesWorkshop.showTrace",
  openClusterTerminal: "kubernetesWorkshop.openClusterTerminal",
  cleanUpCourse: "kubernetesWorkshop.cleanUpCourse",
  exportProgress: "kubernetesWorkshop.exportProgress",
  resetCourse: "kubernetesWorkshop.resetCourse",
  checkStep: "kubernetesWorkshop.checkStep",
  setImage: "kubernetesWorkshop.setImage",
  rollBack: "kubernetesWorkshop.rollBack",
  showRolloutHistory: "kubernetesWorkshop.showRolloutHistory",
  scaleWorkload: "kubernetesWorkshop.scaleWorkload",
  restartWorkload: "kubernetesWorkshop.restartWorkload",
  deletePod: "kubernetesWorkshop.deletePod",
  cordonNode: "kubernetesWorkshop.cordonNode",
  uncordonNode: "kubernetesWorkshop.uncordonNode",
  stopNode: "kubernetesWorkshop.stopNode",
  startNode: "kubernetesWorkshop.startNode",
  checkTools: "kubernetesWorkshop.checkTools",
  answerQuestions: "kubernetesWorkshop.answerQuestions",
} as const;

export const viewIds = { cluster: "kubernetesWorkshop.cluster" } as const;

export const settingIds = { kubeconfig: "kubernetesWorkshop.kubeconfig" } as const;

export const contextKeys = {
  connection: "kubernetesWorkshop.connection",
  practice: "kubernetesWorkshop.practice",
  labelFilter: "kubernetesWorkshop.labelFilter",
  practiceConnected: "kubernetesWorkshop.practiceConnected",
  manifestOpen: "kubernetesWorkshop.manifestOpen",
  toolReport: "kubernetesWorkshop.toolReport",
} as const;

export const extensionId = "kubernetes-workshop.kubernetes-workshop";

/** The context key that ticks a step of a walkthrough; `step` is `<walkthrough>.<step>`. */
export function stepContextKey(step: string): string {
  return `kubernetesWorkshop.step.${step}`;
}

/** The context key that ticks a part of a step on the step's page. */
export function partContextKey(part: string): string {
  return `kubernetesWorkshop.part.${part}`;
}
