import type { V1Container, V1ContainerStatus, V1Pod } from "@kubernetes/client-node";
import { terminatedWord, isSidecar } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/** What a container does, as far as its log goes. */
export type ContainerRun =
  /** It has not started, or not started again. */
  | { readonly state: "waiting"; readonly why: string; readonly lastRun: string | undefined }
  | { readonly state: "running" }
  /** The run has ended; `restarts` tells whether the kubelet starts it again. */
  | {
      readonly state: "ended";
      readonly how: string;
      readonly exitCode: number;
      readonly restarts: boolean;
      readonly lastRun: string | undefined;
    };

/**
 * Returns the state of a container; undefined if the pod has no such container.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export function containerRun(object: KubernetesObject, container: string): ContainerRun | undefined {
  const pod: FromApi<V1Pod> = object;
  const { spec, status } = pod;
  const found = findContainer(spec, container);
  if (!found) return undefined;
  const statuses = [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ];
  const own = statuses.find(({ name }) => name === container);
  if (own?.state?.running) return { state: "running" };
  const lastRun = own?.lastState?.terminated?.containerID;
  const hasEnded = status?.phase === "Succeeded" || status?.phase === "Failed";
  const terminated = own?.state?.terminated ?? (hasEnded ? own?.lastState?.terminated : undefined);
  if (!terminated && hasEnded)
    return {
      state: "ended",
      how: status.reason ?? status.phase,
      exitCode: 0,
      restarts: false,
      lastRun,
    };
  if (!terminated) return { state: "waiting", why: whyWaiting(own, status, spec?.nodeName), lastRun };
  const exitCode = terminated.exitCode ?? 0;
  const mayRestart = !hasEnded && object.metadata["deletionTimestamp"] === undefined;
  return {
    state: "ended",
    how: terminatedWord(terminated),
    exitCode,
    restarts: mayRestart && isRestarted(found, spec?.restartPolicy, exitCode),
    lastRun: terminated.containerID,
  };
}

interface FoundContainer {
  readonly role: "init" | "ordinary" | "ephemeral";
  readonly container: FromApi<V1Container>;
}

function findContainer(spec: FromApi<V1Pod>["spec"], name: string): FoundContainer | undefined {
  const of = (role: FoundContainer["role"], all: readonly FromApi<V1Container>[] = []): FoundContainer[] =>
    all.filter((each) => each.name === name).map((container) => ({ role, container }));
  const [found] = [
    ...of("ordinary", spec?.containers),
    ...of("init", spec?.initContainers),
    ...of("ephemeral", spec?.ephemeralContainers),
  ];
  return found;
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy */
function isRestarted(
  { role, container }: FoundContainer,
  ofPod: string | undefined,
  exitCode: number,
): boolean {
  if (role === "ephemeral") return false;
  if (role === "init") return isSidecar(container) || (exitCode !== 0 && ofPod !== "Never");
  const policy = container.restartPolicy ?? ofPod ?? "Always";
  return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
}

function whyWaiting(
  own: FromApi<V1ContainerStatus> | undefined,
  status: FromApi<V1Pod>["status"],
  nodeName: string | undefined,
): string {
  const { reason, message } = own?.state?.waiting ?? {};
  if (reason) return message ? `${reason}: ${message}` : reason;
  const scheduled = status?.conditions?.find(({ type }) => type === "PodScheduled");
  if (!nodeName) return [scheduled?.reason, scheduled?.message].filter(Boolean).join(": ") || "Pending";
  return "ContainerCreating";
}
