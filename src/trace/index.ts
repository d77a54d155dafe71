/** Entry of the traces' bundle: load it by `await import` when one is first asked for. */
export { assembleTrace } from "./assembleTrace.ts";
export { type Trace, trace } from "./trace.ts";
export { traceDocument, type TraceDocumentOptions } from "./traceDocument.ts";
export type { TracedKind } from "./traceInput.ts";
