/** The bundle of the tool check, loaded when the check first runs. */
export { checkTool, checkTools } from "./checkTools.ts";
export { toolReport } from "./toolReport.ts";
export { isInstalled } from "./isInstalled.ts";
export { profileKeeps } from "./profileKeeps.ts";
