/** Entry of the traces' bundle: load it by `await import` when one is first asked for. */
export { assembleTrace } from "./assembleTrace.ts";
export { trace } from "./trace.ts";
export { traceDocument } from "./traceDocument.ts";
