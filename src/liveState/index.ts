/** Entry point of what clusters say of objects; load it by `await import` on first use. */
export { identityOf } from "./identityOf.ts";
export { liveMarkdown } from "./liveMarkdown.ts";
export { readLive } from "./readLive.ts";
