/** What sends manifests to a cluster; loaded when one is first sent. */
export { applyManifest } from "./applyManifest.ts";
export { deleteManifest } from "./deleteManifest.ts";
export { diffManifest } from "./diffManifest.ts";
