/** Entry point of the trace bundle; load it by `await import` on first use. */
export { assembleTrace } from "./assembleTrace.ts";
export { trace } from "./trace.ts";
export { traceDocument } from "./traceDocument.ts";
