/** What an icon should convey about a pod, a container or a node. */
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

/** The kubelet and container runtimes name further faults by the same pattern: ErrImagePull, StartError … */
const fault = /^Err|Error$|BackOff$|^ExitCode:|^Signal:/;

/**
 * The severity of a word that a pod or a container that is not running shows, `undefined` for a word we do
 * not know. `Init:CrashLoopBackOff` weighs the same as `CrashLoopBackOff`. The words are explained in
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/ and
 * https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff.
 */
export function wordSeverity(word: string): Severity | undefined {
  const reason = word.replace(/^Init:/, "");
  if (initProgress.test(reason)) return "pending";
  return severityOfWord.get(reason) ?? (fault.test(reason) ? "error" : undefined);
}
