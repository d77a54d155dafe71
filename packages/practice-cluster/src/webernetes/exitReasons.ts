import type { ContainerHost } from "../images/container/containerHost.ts";
import type { Machine } from "./machine.ts";

/** A container's status as the runtime reports it. */
interface Exitable {
  readonly id: string;
  readonly state: string;
  readonly exitCode?: number | undefined;
}

/**
 * Makes the runtime of a machine report why a container ended, as containerd does. kubectl shows the reason as the
 * status of the pod. https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-state-terminated
 */
export function installExitReasons({ runtime }: Machine, host: ContainerHost): void {
  const withReason = <T extends Exitable>(status: T): T & { reason?: string } => {
    if (status.state !== "Exited") return status;
    if (host.wasKilledForMemory(status.id)) return { ...status, reason: "OOMKilled" };
    return { ...status, reason: status.exitCode === 0 ? "Completed" : "Error" };
  };
  const removeContainer = runtime.removeContainer.bind(runtime);
  runtime.removeContainer = async (context, id) => {
    host.forget(id);
    return await removeContainer(context, id);
  };
  const containerStatus = runtime.containerStatus.bind(runtime);
  const podSandboxStatus = runtime.podSandboxStatus.bind(runtime);
  runtime.containerStatus = async (context, id, verbose) => {
    const [response, error] = await containerStatus(context, id, verbose);
    return [response?.status ? { ...response, status: withReason(response.status) } : response, error];
  };
  runtime.podSandboxStatus = async (context, id, verbose) => {
    const [response, error] = await podSandboxStatus(context, id, verbose);
    return [
      response && { ...response, containersStatuses: response.containersStatuses?.map(withReason) ?? [] },
      error,
    ];
  };
}
