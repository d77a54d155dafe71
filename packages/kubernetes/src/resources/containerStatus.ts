import type {
  V1Container,
  V1ContainerState,
  V1ContainerStateTerminated,
  V1ContainerStatus,
  V1EphemeralContainer,
  V1Pod,
} from "@kubernetes/client-node";
import type { FromApi } from "./fromApi.ts";
import { type Severity, wordSeverity } from "./severity.ts";

/** The four roles of a container in a pod; a sidecar is an init container that keeps running. */
type ContainerKind = "init" | "sidecar" | "ordinary" | "ephemeral";

export interface ContainerStatus {
  readonly name: string;
  readonly image: string;
  readonly kind: ContainerKind;
  /** `Running`, why it is waiting (`Waiting` if no reason is given), or how it ended. */
  readonly text: string;
  readonly ready: boolean;
  readonly restarts: number;
  readonly severity: Severity;
  /** The exit code, if the container is terminated. */
  readonly exitCode?: number;
}

/**
 * Whether an init container is a sidecar: it has `restartPolicy: Always`, starts before the ordinary containers and
 * keeps running beside them. https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export function isSidecar(initContainer: FromApi<V1Container> | undefined): boolean {
  return initContainer?.restartPolicy === "Always";
}

/**
 * Tells how a container ended: the reason (`Completed`, `Error`, `OOMKilled` …), or else the signal or exit code.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-state-terminated
 */
export function terminatedWord(terminated: FromApi<V1ContainerStateTerminated>): string {
  if (terminated.reason) return terminated.reason;
  return terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode ?? 0}`;
}

/**
 * Returns a pod's containers in start order: init containers and sidecars as written, ordinary containers, then
 * ephemeral containers added by `kubectl debug`. A container that the kubelet has not reported yet is waiting.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export function containerStates(pod: FromApi<V1Pod>): ContainerStatus[] {
  const { spec, status } = pod;
  const describe = (
    container: FromApi<V1Container | V1EphemeralContainer>,
    kind: ContainerKind,
    reported: readonly FromApi<V1ContainerStatus>[] | undefined,
  ): ContainerStatus => {
    const own = reported?.find(({ name }) => name === container.name) ?? {};
    const terminated = own.state?.terminated;
    return {
      name: container.name ?? "",
      image: container.image ?? own.image ?? "",
      kind,
      text: stateText(own.state),
      ready: own.ready ?? false,
      restarts: own.restartCount ?? 0,
      severity: stateSeverity(kind, own, status?.phase),
      ...(terminated && { exitCode: terminated.exitCode ?? 0 }),
    };
  };
  return [
    ...(spec?.initContainers ?? []).map((container) =>
      describe(container, isSidecar(container) ? "sidecar" : "init", status?.initContainerStatuses),
    ),
    ...(spec?.containers ?? []).map((container) =>
      describe(container, "ordinary", status?.containerStatuses),
    ),
    ...(spec?.ephemeralContainers ?? []).map((container) =>
      describe(container, "ephemeral", status?.ephemeralContainerStatuses),
    ),
  ];
}

function stateText(state: FromApi<V1ContainerState> | undefined): string {
  if (state?.running) return "Running";
  if (state?.terminated) return terminatedWord(state.terminated);
  return state?.waiting?.reason ? state.waiting.reason : "Waiting";
}

function stateSeverity(
  kind: ContainerKind,
  { state, ready }: FromApi<V1ContainerStatus>,
  phase: string | undefined,
): Severity {
  if (state?.running) {
    if (kind === "init") return "pending";
    // Ephemeral containers have no probes and are never ready.
    return ready || kind === "ephemeral" ? "ok" : "warning";
  }
  if (state?.terminated) {
    // Sidecars are stopped once the pod's work is done, and most then exit with a code other than 0.
    if (kind === "sidecar" && phase === "Succeeded") return "done";
    return state.terminated.exitCode ? "error" : "done";
  }
  return wordSeverity(stateText(state)) ?? "warning";
}
