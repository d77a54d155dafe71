/** The status that the icon of a pod, container or node conveys. */
export type Severity = "ok" | "pending" | "warning" | "error" | "done" | "terminating" | "unknown";

const severityOfWord: ReadonlyMap<string, Severity> = new Map<string, Severity>([
  ["Pending", "pending"],
  ["SchedulingGated", "pending"],
  ["PodInitializing", "pending"],
  ["ContainerCreating", "pending"],
  ["Waiting", "pending"],
  ["NotReady", "warning"],
  ["Completed", "done"],
  ["Succeeded", "done"],
  ["ExitCode:0", "done"],
  ["Failed", "error"],
  ["Evicted", "error"],
  ["DeadlineExceeded", "error"],
  ["OOMKilled", "error"],
  ["InvalidImageName", "error"],
  ["RegistryUnavailable", "error"],
  ["SignatureValidationFailed", "error"],
  ["ContainerCannotRun", "error"],
  ["FailedPostStartHook", "error"],
  ["ContainerStatusUnknown", "error"],
  ["Terminating", "terminating"],
  ["Unknown", "unknown"],
  ["NodeLost", "unknown"],
]);

const initProgress = /^\d+\/\d+$/;

/** The kubelet and container runtimes name other faults by the same patterns: ErrImagePull, StartError … */
const fault = /^Err|Error$|BackOff$|^ExitCode:|^Signal:/;

/**
 * Returns the severity of the status word of a pod or container that is not running; undefined if the word is unknown.
 * `Init:CrashLoopBackOff` has the same severity as `CrashLoopBackOff`. The words are explained in
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/ and
 * https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff.
 */
export function wordSeverity(word: string): Severity | undefined {
  const reason = word.replace(/^Init:/, "");
  if (initProgress.test(reason)) return "pending";
  return severityOfWord.get(reason) ?? (fault.test(reason) ? "error" : undefined);
}
