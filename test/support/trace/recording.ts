import type { TraceSource } from "../../../src/trace/assembleTrace.ts";
import type { TracedKind } from "../../../src/trace/traceInput.ts";

/** What an API server answered while a trace was assembled, by path and query. */
export interface Recording {
  readonly ref: { readonly kind: TracedKind; readonly namespace: string; readonly name: string };
  readonly answers: Readonly<Record<string, unknown>>;
}

/** An answer that was none. */
class NotRecorded extends Error {
  readonly code = 404;
}

export function requestKey(path: string, query: Readonly<Record<string, string>>): string {
  const parameters = new URLSearchParams(query).toString();
  return parameters === "" ? path : `${path}?${parameters}`;
}

/** Answers as the API server did when the recording was made. */
export function replay({ answers }: Recording): TraceSource {
  return {
    get: (path, query) => {
      const answer = answers[requestKey(path, query)];
      if (answer === undefined) return Promise.reject(new NotRecorded(requestKey(path, query)));
      return Promise.resolve(structuredClone(answer));
    },
  };
}
