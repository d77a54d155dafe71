import type { V1Container, V1ContainerStatus, V1Pod } from "@kubernetes/client-node";
import { ownField } from "../../base/ownField.ts";
import { isSidecar } from "../containerStatus.ts";
import type { FromApi } from "../fromApi.ts";
import { bounded } from "./bounded.ts";
import { exitCause } from "./exitCause.ts";
import { imageProblem } from "./imageProblem.ts";
import { missingSource } from "./missingSource.ts";
import type { OutOfMemoryProblem, PodProblem } from "./problem.ts";

type Status = FromApi<V1ContainerStatus>;
type Spec = FromApi<V1Container>;

/** A container as the pod describes it, with what the kubelet reports. */
interface Reported {
  readonly spec: Spec;
  readonly status: Status;
  /** Whether it has to end before the pod's ordinary containers start. */
  readonly isInit: boolean;
}

/** Killed so often, a running container is in trouble. */
const manyKills = 2;

/**
 * What is wrong with the first failing container of a pod, init containers first; undefined if none fails.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export function containerProblem(pod: FromApi<V1Pod>): PodProblem | undefined {
  const reported = reportedContainers(pod);
  for (const each of reported) {
    const problem = waitingProblem(each) ?? endProblem(each, pod);
    if (problem) return problem;
  }
  for (const each of reported) {
    const problem = killedAgain(each);
    if (problem) return problem;
  }
  return undefined;
}

/** What keeps a running container from being ready: the first whose probe has not succeeded. */
export function unreadyProblem(pod: FromApi<V1Pod>): PodProblem | undefined {
  for (const { spec, status, isInit } of reportedContainers(pod)) {
    if (!status.state?.running || isInit || status.ready) continue;
    const container = bounded(status.name);
    if (status.started === false && spec.startupProbe)
      return { code: "probe", probe: "startup", container, said: "" };
    if (spec.readinessProbe) return { code: "probe", probe: "readiness", container, said: "" };
  }
  return undefined;
}

function reportedContainers({ spec, status }: FromApi<V1Pod>): Reported[] {
  const reported: Reported[] = [];
  const join = (specs: readonly Spec[] = [], statuses: readonly Status[] = [], isOfInit: boolean): void => {
    for (const each of statuses) {
      const own = specs.find(({ name }) => name === each.name) ?? {};
      reported.push({ spec: own, status: each, isInit: isOfInit && !isSidecar(own) });
    }
  };
  join(spec?.initContainers, status?.initContainerStatuses, true);
  join(spec?.containers, status?.containerStatuses, false);
  return reported;
}

function waitingProblem({ spec, status }: Reported): PodProblem | undefined {
  const { reason = "", message = "" } = status.state?.waiting ?? {};
  const container = bounded(status.name);
  switch (reason) {
    case "CreateContainerConfigError": {
      const missing = missingSource(message);
      return missing
        ? { code: "missing", ...missing }
        : { code: "cannotStart", container, said: bounded(message) };
    }
    case "CreateContainerError":
    case "RunContainerError":
    case "PostStartHookError":
    case "PreStartHookError":
    case "PreCreateHookError":
      return { code: "cannotStart", container, said: bounded(message || reason) };
    default:
      return imageProblem(spec.image ?? status.image ?? "", reason, message);
  }
}

/** A container that ended when it should not have. One that has done its work has no problem. */
function endProblem({ spec, status, isInit }: Reported, pod: FromApi<V1Pod>): PodProblem | undefined {
  const isLooping = status.state?.waiting?.reason === "CrashLoopBackOff";
  const ended = status.state?.terminated ?? (isLooping ? status.lastState?.terminated : undefined);
  if (!ended && !isLooping) return undefined;
  const cause = exitCause(ended ? (ended.exitCode ?? 0) : undefined, ended?.reason);
  if (cause === "outOfMemory") return outOfMemory(spec, status);
  // Sidecars are stopped once the pod's work is done, and most then exit with a code other than 0.
  const isDone = cause === "ended" || pod.status?.phase === "Succeeded" || pod.metadata?.deletionTimestamp;
  if (!isLooping && isDone) return undefined;
  const exitCode = ended && (ended.exitCode ?? 0);
  return { code: "exited", container: bounded(status.name), isInit, cause, exitCode, isLooping };
}

function killedAgain({ spec, status }: Reported): PodProblem | undefined {
  const isKilled = status.lastState?.terminated?.reason === "OOMKilled";
  return isKilled && (status.restartCount ?? 0) >= manyKills ? outOfMemory(spec, status) : undefined;
}

function outOfMemory({ resources }: Spec, { name, restartCount }: Status): OutOfMemoryProblem {
  const limit = ownField(resources?.limits, "memory");
  return {
    code: "outOfMemory",
    container: bounded(name),
    restarts: restartCount ?? 0,
    limit: limit === undefined ? undefined : bounded(limit),
  };
}
