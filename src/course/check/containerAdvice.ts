import type { V1ContainerStatus } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";
import { isSidecar } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { missingSource } from "@kubernetes-workshop/kubernetes/resources/reasons/missingSource";
import { actions } from "./actions.ts";
import { advise, type Advice, quoted } from "./advice.ts";
import { correction } from "./correction.ts";
import { exitAdvice } from "./exitAdvice.ts";
import { imageAdvice } from "./imageAdvice.ts";
import type { Pod } from "../courseObjects.ts";
import type { Situation } from "./situation.ts";

type Status = FromApi<V1ContainerStatus>;

/** What is wrong with the first failing container of a pod, init containers first. */
export function containerAdvice(pod: Pod, situation: Situation): Advice | undefined {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  for (const status of [...initContainerStatuses, ...containerStatuses]) {
    const advice = waitingAdvice(pod, status, situation) ?? exitAdvice(pod, status);
    if (advice) return advice;
  }
  return initAdvice(pod, initContainerStatuses);
}

function waitingAdvice(pod: Pod, status: Status, situation: Situation): Advice | undefined {
  const { reason = "", message = "" } = status.state?.waiting ?? {};
  const name = pod.metadata?.name ?? "";
  if (reason === "CreateContainerConfigError") return missingConfig(pod, status.name ?? "", message);
  if (reason === "RunContainerError" || reason === "CreateContainerError")
    return advise(
      "container.cannotStart",
      t("Container {1} of pod {0} cannot start: {2}.", name, status.name ?? "", quoted(message)),
    );
  return imageAdvice({ pod: name, image: imageOf(pod, status), reason, message }, situation);
}

/** The image as in the manifest. The status may have the runtime's name for it. */
function imageOf({ spec }: Pod, status: Status): string {
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  return containers.find(({ name }) => name === status.name)?.image ?? status.image ?? "";
}

/** https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/ */
function missingConfig({ metadata }: Pod, container: string, message: string): Advice {
  const name = metadata?.name ?? "";
  const missing = missingSource(message);
  if (missing?.key !== undefined)
    return advise(
      "container.missingKey",
      t(
        "Container {1} of pod {0} needs the key {2}, which {3} {4} does not have. Add it.",
        name,
        container,
        missing.key,
        missing.kind,
        missing.name,
      ),
    );
  if (missing)
    return advise(
      "container.missingConfig",
      t(
        "Container {1} of pod {0} needs {2} {3}, which does not exist in namespace {4}. Create it.",
        name,
        container,
        missing.kind,
        missing.name,
        metadata?.namespace ?? "",
      ),
    );
  return advise(
    "container.configError",
    t(
      "Container {1} of pod {0} cannot be created from its configuration: {2}.",
      name,
      container,
      quoted(message),
    ),
  );
}

/** https://kubernetes.io/docs/concepts/workloads/pods/init-containers/ */
function initAdvice(pod: Pod, statuses: readonly Status[]): Advice | undefined {
  const running = statuses.find(
    ({ name, state }) =>
      state?.running !== undefined &&
      !isSidecar(pod.spec?.initContainers?.find((each) => each.name === name)),
  );
  if (!running) return undefined;
  return advise(
    "container.initRunning",
    t(
      "Pod {0} is waiting for its init container {1}, which is still running. If it never finishes, {2}.",
      pod.metadata?.name ?? "",
      running.name ?? "",
      correction(pod),
    ),
    actions.openTerminal(),
  );
}
