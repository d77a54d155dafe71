import type { V1ContainerStatus, V1Pod, V1PodCondition } from "@kubernetes/client-node";
import { age } from "./age.ts";
import { isSidecar, terminatedWord } from "./containerStatus.ts";
import { type FromApi, timeMs } from "./fromApi.ts";
import { type Severity, wordSeverity } from "./severity.ts";

/** The columns READY, STATUS and RESTARTS of `kubectl get pods`. */
export interface PodStatus {
  readonly text: string;
  readonly ready: number;
  readonly total: number;
  readonly restarts: number;
  /** When the run before the latest restart ended, in milliseconds since 1970. */
  readonly lastRestartAt?: number;
  readonly severity: Severity;
}

interface Restarts {
  readonly count: number;
  readonly lastAt: number | undefined;
}

const noRestarts: Restarts = { count: 0, lastAt: undefined };

/**
 * Returns a pod's status as `kubectl get pods` prints it: what keeps it from running, or else its phase. Follows
 * `printPod` in Kubernetes 1.37 (pkg/printers/internalversion/printers.go). The words are explained in
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/ and, for `Init:…`, in
 * https://kubernetes.io/docs/tasks/debug/debug-application/debug-init-containers/#understanding-pod-status
 */
export function podStatus(pod: FromApi<V1Pod>): PodStatus {
  const conditions = pod.status?.conditions ?? [];
  const init = initOutcome(pod);
  let { restarts, ready } = init;
  let text = init.text ?? podReason(pod);
  // A sidecar that restarts later leaves the pod initialized, so the ordinary containers decide.
  const initialized = conditions.find(({ type }) => type === "Initialized")?.status === "True";
  if (init.text === undefined || initialized) {
    const main = mainOutcome(pod, text, init.sidecarRestarts);
    restarts = main.restarts;
    ready += main.ready;
    text = main.text;
  }
  text = deletionWord(pod) ?? text;
  const sidecars = (pod.spec?.initContainers ?? []).filter(isSidecar).length;
  const total = (pod.spec?.containers ?? []).length + sidecars;
  const allReady = hasReadyCondition(conditions) ?? ready === total;
  return {
    text,
    ready,
    total,
    restarts: restarts.count,
    ...(restarts.count > 0 && restarts.lastAt !== undefined && { lastRestartAt: restarts.lastAt }),
    severity: podSeverity(text, pod, allReady),
  };
}

/** Formats the RESTARTS column: `3`, or `3 (5m ago)` if the time of the last restart is known. */
export function restartsText({ restarts, lastRestartAt }: PodStatus, nowMs: number): string {
  return lastRestartAt === undefined ? `${restarts}` : `${restarts} (${age(lastRestartAt, nowMs)} ago)`;
}

function podReason({ status }: FromApi<V1Pod>): string {
  const gated = (status?.conditions ?? []).some(
    ({ type, reason }) => type === "PodScheduled" && reason === "SchedulingGated",
  );
  return gated ? "SchedulingGated" : status?.reason || status?.phase || "";
}

/** Follows the init containers up to the first unfinished one, whose status is `text`. */
function initOutcome({ spec, status }: FromApi<V1Pod>) {
  const specs = spec?.initContainers ?? [];
  let text: string | undefined;
  let ready = 0;
  let restarts = noRestarts;
  let sidecarRestarts = noRestarts;
  for (const [index, container] of (status?.initContainerStatuses ?? []).entries()) {
    const sidecar = isSidecar(specs.find(({ name }) => name === container.name));
    restarts = withRestartsOf(container, restarts);
    if (sidecar) sidecarRestarts = withRestartsOf(container, sidecarRestarts);
    const { terminated, waiting } = container.state ?? {};
    if (terminated && !terminated.exitCode) continue;
    if (sidecar && container.started) {
      if (container.ready) ready++;
      continue;
    }
    if (terminated) text = `Init:${terminatedWord(terminated)}`;
    else if (waiting?.reason && waiting.reason !== "PodInitializing") text = `Init:${waiting.reason}`;
    else text = `Init:${index}/${specs.length}`;
    break;
  }
  return { text, ready, restarts, sidecarRestarts };
}

/** Adds the ordinary containers; the first one that is not running determines the pod's status. */
function mainOutcome({ status }: FromApi<V1Pod>, reason: string, sidecarRestarts: Restarts) {
  let text = reason;
  let failure: string | undefined;
  let ready = 0;
  let restarts = sidecarRestarts;
  for (const container of (status?.containerStatuses ?? []).toReversed()) {
    restarts = withRestartsOf(container, restarts);
    const { waiting, terminated, running } = container.state ?? {};
    if (waiting?.reason) {
      text = waiting.reason;
    } else if (terminated) {
      text = terminatedWord(terminated);
      if (terminated.exitCode) failure = text;
    } else if (container.ready && running) {
      ready++;
    }
  }
  // A pod is not completed while another of its containers runs.
  if (text === "Completed") {
    if (ready > 0 && hasReadyCondition(status?.conditions ?? [])) text = "Running";
    else if (failure !== undefined) text = failure;
    else if (ready > 0) text = "NotReady";
  }
  return { text, ready, restarts };
}

function deletionWord({ metadata, status }: FromApi<V1Pod>): string | undefined {
  if (!metadata?.deletionTimestamp) return undefined;
  if (status?.reason === "NodeLost") return "Unknown";
  return status?.phase === "Failed" || status?.phase === "Succeeded" ? undefined : "Terminating";
}

function podSeverity(text: string, { status }: FromApi<V1Pod>, allReady: boolean): Severity {
  const word = wordSeverity(text);
  if (word === "terminating" || word === "unknown") return word;
  if (status?.phase === "Failed") return "error";
  if (status?.phase === "Succeeded") return "done";
  if (text === "Running") return allReady ? "ok" : "warning";
  if (text === "Pending" && isUnschedulable(status?.conditions ?? [])) return "warning";
  const known = status?.phase === "Pending" || status?.phase === "Running";
  return word ?? (known ? "warning" : "unknown");
}

/** Whether no node can run the pod: https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/ */
function isUnschedulable(conditions: readonly FromApi<V1PodCondition>[]): boolean {
  return conditions.some(({ type, reason }) => type === "PodScheduled" && reason === "Unschedulable");
}

function hasReadyCondition(conditions: readonly FromApi<V1PodCondition>[]): boolean | undefined {
  const ready = conditions.filter(({ type }) => type === "Ready");
  return ready.length > 0 ? ready.some(({ status }) => status === "True") : undefined;
}

function withRestartsOf(container: FromApi<V1ContainerStatus>, { count, lastAt }: Restarts): Restarts {
  const ended = timeMs(container.lastState?.terminated?.finishedAt);
  const later = ended !== undefined && (lastAt === undefined || ended > lastAt);
  return { count: count + (container.restartCount ?? 0), lastAt: later ? ended : lastAt };
}
