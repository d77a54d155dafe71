import type { ProbeKind } from "./problem.ts";

/** A probe that failed, and what it reported. */
export interface ProbeFailure {
  /** Undefined if the message names none. */
  readonly probe: ProbeKind | undefined;
  readonly said: string;
}

/**
 * Reads the message of an Unhealthy event: `Readiness probe failed: HTTP probe failed with statuscode: 503`.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export function probeFailure(message: string): ProbeFailure {
  const match = /^(Readiness|Liveness|Startup) probe \w+: ?([\s\S]*)/.exec(message);
  return { probe: probeKind(match?.[1] ?? /^(\w+) probe/.exec(message)?.[1]), said: match?.[2] || message };
}

function probeKind(word: string | undefined): ProbeKind | undefined {
  switch (word) {
    case "Readiness":
      return "readiness";
    case "Liveness":
      return "liveness";
    case "Startup":
      return "startup";
    case undefined:
    default:
      return undefined;
  }
}
