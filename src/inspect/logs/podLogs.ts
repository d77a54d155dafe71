import type { V1Pod } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";
import { isSidecar } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import {
  type KubernetesObject,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectReader } from "../../cluster/objectReader.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import {
  ContainerLog,
  type ContainerLogOptions,
  type ContainerLogTarget,
  type LogSink,
} from "./containerLog.ts";
import { logLimits } from "./logBuffer.ts";
import type { LogView } from "./logView.ts";

/** The most containers whose logs are followed at once: each is a connection. */
const mostFollowed = 30;
/** The lines of each container to begin with, if there are several. */
const tailOfEach = 500;

/** Follows logs side by side in one view. */
export class PodLogs {
  private readonly view: LogView;
  private readonly options: Omit<ContainerLogOptions, "sink">;
  /** The containers whose logs were or are followed. */
  private readonly known = new Set<string>();
  private active = 0;
  private saidTooMany = false;

  constructor(view: LogView, options: Omit<ContainerLogOptions, "sink">) {
    this.view = view;
    this.options = options;
  }

  /**
   * Follows one container, or several, of one pod or of several.
   *
   * @returns resolves when all have ended
   */
  async followContainers(targets: readonly Omit<ContainerLogTarget, "tailLines">[]): Promise<void> {
    const isAlone = targets.length === 1;
    const tailLines = isAlone ? logLimits.lines : tailOfEach;
    const isOfOnePod =
      new Set(targets.map(({ pod: { namespace, name } }) => `${namespace}/${name}`)).size === 1;
    const prefix = ({ pod, container }: (typeof targets)[number]): string => {
      if (isAlone) return "";
      return isOfOnePod ? container : `${pod.name} ${container}`;
    };
    if (targets.length > mostFollowed) this.sayTooMany();
    await Promise.all(
      targets.slice(0, mostFollowed).map((target) => this.follow({ ...target, tailLines }, prefix(target))),
    );
  }

  /**
   * Follows all pods that a selector finds, also those that come later, until the signal is aborted.
   *
   * @throws {RequestError} if the pods may not be listed
   */
  async followPods(
    objects: Pick<ObjectReader, "follow">,
    namespace: string | undefined,
    labelSelector: string,
  ): Promise<void> {
    const { signal } = this.options;
    const pods = await objects.follow("v1", "Pod", { namespace, labelSelector }, (pod) => pod);
    try {
      const look = (): void => {
        for (const pod of pods.objects.values()) this.followPod(pod);
      };
      pods.onDidChange(look);
      pods.onDidFail((error) => {
        if (error) this.view.say(undefined, t("Out of date, reconnecting. {0}", error.message));
      });
      await pods.ready.catch((error: unknown) => {
        if (isRequestError(error) && error.failure === "forbidden") throw error;
      });
      signal.throwIfAborted();
      if (pods.objects.size === 0) this.view.say(undefined, t("There is no pod yet."));
      await new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(asError(signal.reason)), { once: true });
      });
    } finally {
      pods.dispose();
    }
  }

  private followPod(pod: KubernetesObject): void {
    const { spec }: FromApi<V1Pod> = pod;
    const name = pod.metadata.name ?? "";
    const running = [...(spec?.containers ?? []), ...(spec?.initContainers ?? []).filter(isSidecar)];
    for (const { name: container = "" } of running) {
      const key = `${pod.metadata.uid ?? name}/${container}`;
      if (this.known.has(key)) continue;
      if (this.active >= mostFollowed) {
        this.sayTooMany();
        return;
      }
      this.known.add(key);
      const prefix = running.length > 1 ? `${name} ${container}` : name;
      const target = { pod: referenceTo(pod), container, tailLines: tailOfEach };
      this.active++;
      void this.follow(target, prefix).finally(() => this.active--);
    }
  }

  private sayTooMany(): void {
    if (!this.saidTooMany)
      this.view.say(undefined, t("There are more containers; {0} of them are followed.", mostFollowed));
    this.saidTooMany = true;
  }

  /** Never fails: what goes wrong is said in the view. */
  private async follow(target: ContainerLogTarget, prefix: string): Promise<void> {
    const source = this.view.addSource(prefix);
    const sink: LogSink = {
      lines: (lines) => this.view.add(source, lines),
      say: (notice) => this.view.say(source, notice),
    };
    try {
      await new ContainerLog(target, { ...this.options, sink }).follow();
    } catch (error) {
      if (!this.options.signal.aborted) sink.say(asError(error).message);
    }
  }
}
