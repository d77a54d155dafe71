import { type LogLine, LogOfRun } from "./logOfRun.ts";

/** Size of all logs together, in bytes; above it, the longest logs lose their oldest lines. */
const mostOfAll = 8 * 2 ** 20;

/** The logs of all containers: the current run of each, and the previous one. */
export class ContainerLogs {
  private readonly runs = new Map<string, Map<string, LogOfRun[]>>();
  private readonly now: () => number;
  private readonly most: number;
  private size = 0;

  constructor(now: () => number, most = mostOfAll) {
    this.now = now;
    this.most = most;
  }

  /** Begins the log of a new run, and returns the function that appends to it. */
  begin(podUid: string, container: string): (text: string) => void {
    const containers = this.runs.get(podUid) ?? new Map<string, LogOfRun[]>();
    this.runs.set(podUid, containers);
    const [before, ...dropped] = containers.get(container) ?? [];
    for (const run of dropped) this.drop(run);
    const run = new LogOfRun();
    containers.set(container, before ? [run, before] : [run]);
    return (text) => {
      // Output that arrives after the log was dropped is discarded.
      if (!run.isKept) return;
      this.size += run.append(text, this.now());
      if (this.size > this.most) this.shorten();
    };
  }

  /** The lines of the current or the previous run; undefined if there was no such run. */
  lines(podUid: string, container: string, previous: boolean): readonly LogLine[] | undefined {
    return this.runs.get(podUid)?.get(container)?.[Number(previous)]?.lines(this.now());
  }

  /** Drops the logs of a removed pod. */
  forget(podUid: string): void {
    for (const runs of this.runs.get(podUid)?.values() ?? []) for (const run of runs) this.drop(run);
    this.runs.delete(podUid);
  }

  private drop(run: LogOfRun): void {
    this.size += run.drop();
  }

  /** Shrinks the logs to half of the limit, which makes shrinking rare. */
  private shorten(): void {
    const runs = [...this.runs.values()].flatMap((containers) => [...containers.values()].flat());
    const share = this.most / 2 / Math.max(1, runs.length);
    for (const run of runs) this.size += run.shorten(share);
  }
}
