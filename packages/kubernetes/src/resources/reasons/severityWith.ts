import type { Severity } from "../severity.ts";
import type { Problem } from "./problem.ts";

/** The severity of an object that looks well by its status alone, but may have a problem. */
export function severityWith(severity: Severity, problem: Problem | undefined): Severity {
  if (severity !== "ok" || !problem) return severity;
  return "from" in problem ? severity : "warning";
}
