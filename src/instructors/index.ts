/** The bundle of the commands for instructors, loaded when the first one runs. */
export { laptopReport } from "./laptop/laptopReport.ts";
export { classReport } from "./class/classReport.ts";
export { largestProgressFile, ProgressFileError, readProgress } from "./class/readProgress.ts";
export { rbacManifest } from "./rbac/rbacManifest.ts";
export { readLearners } from "./rbac/readLearners.ts";
