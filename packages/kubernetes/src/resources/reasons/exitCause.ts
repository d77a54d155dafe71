/** Why a container ended, as far as its exit code and the kubelet's reason tell. */
export type ExitCause =
  | "ended"
  | "failed"
  | "outOfMemory"
  /** SIGKILL: the kubelet, after a failed liveness probe or the grace period, or the node for lack of memory. */
  | "killed"
  /** SIGTERM: the container was asked to stop. */
  | "stopped"
  /** SIGSEGV, SIGBUS or SIGABRT: a fault of the program itself. */
  | "faulted"
  | "signal"
  | "notFound"
  | "notExecutable"
  /** The runtime could not start the program. */
  | "notStarted"
  | "unknown";

const causes: ReadonlyMap<number, ExitCause> = new Map<number, ExitCause>([
  [0, "ended"],
  [126, "notExecutable"],
  [127, "notFound"],
  [128, "notStarted"],
  [134, "faulted"],
  [135, "faulted"],
  [137, "killed"],
  [139, "faulted"],
  [143, "stopped"],
]);
const firstSignal = 128;
const signals = 64;

/**
 * Tells from a container's end why it ended. Shells and runtimes report a signal as 128 and its number.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-state-terminated
 */
export function exitCause(exitCode: number | undefined, reason?: string): ExitCause {
  if (reason === "OOMKilled") return "outOfMemory";
  if (reason === "StartError" || reason === "ContainerCannotRun") return "notStarted";
  if (exitCode === undefined || reason === "ContainerStatusUnknown") return "unknown";
  const isSignal = exitCode > firstSignal && exitCode <= firstSignal + signals;
  return causes.get(exitCode) ?? (isSignal ? "signal" : "failed");
}
