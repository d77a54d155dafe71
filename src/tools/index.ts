/** What the check needs, as a bundle of its own: it is loaded when it is first run. */
export { checkTools } from "./checkTools.ts";
export { toolReport } from "./toolReport.ts";
export { isInstalled } from "./isInstalled.ts";
export { profileKeeps } from "./profileKeeps.ts";
