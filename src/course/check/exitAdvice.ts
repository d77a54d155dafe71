import type { V1ContainerStatus } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { exitCause } from "@kubernetes-workshop/kubernetes/resources/reasons/exitCause";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import { correction } from "./correction.ts";
import type { Pod } from "../courseObjects.ts";

type Status = FromApi<V1ContainerStatus>;

/**
 * Why a container ended when it should not have; undefined while it runs, and if its work is done.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export function exitAdvice(pod: Pod, status: Status): Advice | undefined {
  const isBackingOff = status.state?.waiting?.reason === "CrashLoopBackOff";
  const ended = status.state?.terminated ?? (isBackingOff ? status.lastState?.terminated : undefined);
  if (!ended && !isBackingOff) return undefined;
  const name = pod.metadata?.name ?? "";
  const container = status.name ?? "";
  const code = ended?.exitCode;
  const cause = exitCause(code, ended?.reason);
  if (cause === "outOfMemory")
    return advise(
      "exit.outOfMemory",
      t(
        "Container {1} of pod {0} exceeded its memory limit of {2} and was killed. To raise the limit, {3}.",
        name,
        container,
        memoryLimit(pod, container),
        correction(pod),
      ),
    );
  if (code !== undefined && (cause === "notFound" || cause === "notStarted"))
    return advise(
      "exit.noProgram",
      t(
        "Container {1} of pod {0} exits with code {2} because its image lacks the program in command or args, or cannot run it. To fix this, {3}.",
        name,
        container,
        code,
        correction(pod),
      ),
    );
  if (code === 0)
    // The work of a Job, an init container, or a pod that is not restarted is done.
    return isBackingOff
      ? advise(
          "exit.endsAtOnce",
          t(
            "Container {1} of pod {0} keeps exiting with code 0 and being restarted. Use a program that keeps running, or make it a Job.",
            name,
            container,
          ),
        )
      : undefined;
  if (code === undefined)
    return advise(
      "exit.unknown",
      t(
        "Container {1} of pod {0} keeps exiting. To find out why, run kubectl logs {0} -c {1} --previous.",
        name,
        container,
      ),
      actions.openTerminal(),
    );
  if (isBackingOff)
    return advise(
      "exit.crashLoop",
      t(
        "Container {1} of pod {0} keeps exiting with code {2}. To see its last output, run kubectl logs {0} -c {1} --previous.",
        name,
        container,
        code,
      ),
      actions.openTerminal(),
    );
  return advise(
    "exit.failed",
    t(
      "Container {1} of pod {0} exited with code {2}. To see its last output, run kubectl logs {0} -c {1}.",
      name,
      container,
      code,
    ),
    actions.openTerminal(),
  );
}

function memoryLimit({ spec }: Pod, container: string): string {
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  return containers.find(({ name }) => name === container)?.resources?.limits?.["memory"] ?? "?";
}
