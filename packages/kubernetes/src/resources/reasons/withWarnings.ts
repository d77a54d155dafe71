import { bounded } from "./bounded.ts";
import { missingSource } from "./missingSource.ts";
import { probeFailure } from "./probeFailure.ts";
import type { Problem } from "./problem.ts";
import { pullFault } from "./pullFault.ts";
import { refuserOf } from "./refuser.ts";

/** A warning event of an object. */
export interface Warning {
  readonly reason: string;
  readonly message: string;
}

/** Whether the events of an object say more about a problem than its status does. */
export function isExplainedByEvents(problem: Problem): boolean {
  const { code } = problem;
  if (code === "image") return problem.fault === "unknown";
  return code === "notStarted" || code === "probe" || code === "noPods";
}

/**
 * Adds to a problem what only events say: a volume that cannot be mounted, a network that cannot be set up, the answer
 * to a probe, who refuses the pods of a StatefulSet or DaemonSet, and in older clusters why an image cannot be pulled.
 * https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 *
 * @param warnings of the object, the latest first
 */
export function withWarnings(problem: Problem, warnings: readonly Warning[]): Problem {
  const told = (...reasons: readonly string[]): string | undefined =>
    warnings.find(({ reason }) => reasons.includes(reason))?.message;
  if (problem.code === "notStarted")
    return startFailure(told("FailedMount", "FailedAttachVolume"), told("FailedCreatePodSandBox")) ?? problem;
  if (problem.code === "image" && problem.fault === "unknown")
    return { ...problem, fault: pullFault(told("Failed") ?? "") };
  if (problem.code === "noPods") {
    const refusal = told("FailedCreate");
    if (refusal !== undefined) return { code: "refused", by: refuserOf(refusal), said: bounded(refusal) };
  }
  const unhealthy = told("Unhealthy");
  if (problem.code !== "probe" || unhealthy === undefined) return problem;
  const { probe, said } = probeFailure(unhealthy);
  return { ...problem, probe: probe ?? problem.probe, said: bounded(said) };
}

function startFailure(mount: string | undefined, sandbox: string | undefined): Problem | undefined {
  const missing = mount === undefined ? undefined : missingSource(mount);
  if (missing) return { code: "missing", ...missing };
  if (mount !== undefined) return { code: "volume", said: bounded(mount) };
  return sandbox === undefined ? undefined : { code: "sandbox", said: bounded(sandbox) };
}
