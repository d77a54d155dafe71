import type { ContainerStatus } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import type { ClusterSource } from "./clusterSource.ts";
import type { LastLogElement, PodElement } from "./elements.ts";

interface Known {
  readonly container: string;
  /** How often the container had been restarted, which tells one end from the next. */
  readonly restarts: number;
  readonly lines: Promise<readonly string[]>;
}

/**
 * The last lines of containers that crash again and again. They are read when a pod is expanded, and again only when
 * the container has run once more: each redraw of a row asks for them.
 */
export class LastLogs {
  private readonly known = new WeakMap<PodElement, Known>();
  private readonly source: Pick<ClusterSource, "lastLog">;

  constructor(source: Pick<ClusterSource, "lastLog">) {
    this.source = source;
  }

  /** The row with the lines of the first container in a crash loop; none if there is none, or they cannot be read. */
  async of(pod: PodElement): Promise<LastLogElement[]> {
    const looping = pod.summary.containers.find(({ text }) => text === "CrashLoopBackOff");
    if (!looping) return [];
    const lines = await this.linesOf(pod, looping);
    if (lines.length === 0) return [];
    return [{ type: "lastLog", id: `${pod.id}/lastLog`, parent: pod, summary: looping, lines }];
  }

  private linesOf(pod: PodElement, { name, restarts }: ContainerStatus): Promise<readonly string[]> {
    const known = this.known.get(pod);
    if (known?.container === name && known.restarts === restarts) return known.lines;
    // A log that may not be read, or is not kept, is no reason to show less of the pod.
    const lines = this.source.lastLog(pod.summary, name).catch(() => []);
    this.known.set(pod, { container: name, restarts, lines });
    return lines;
  }
}
