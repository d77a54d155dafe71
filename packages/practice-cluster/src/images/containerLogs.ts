import { type LogLine, LogOfRun } from "./logOfRun.ts";

/** All logs together, in bytes; beyond it the longest ones lose their oldest part. */
const mostOfAll = 8 * 2 ** 20;

/** What the containers of pods have written: of each its present run and the one before. */
export class ContainerLogs {
  private readonly runs = new Map<string, Map<string, LogOfRun[]>>();
  private readonly now: () => number;
  private readonly most: number;
  private size = 0;

  constructor(now: () => number, most = mostOfAll) {
    this.now = now;
    this.most = most;
  }

  /** Begins the log of a new run; answers with where its output goes. */
  begin(podUid: string, container: string): (text: string) => void {
    const containers = this.runs.get(podUid) ?? new Map<string, LogOfRun[]>();
    this.runs.set(podUid, containers);
    const [before, ...dropped] = containers.get(container) ?? [];
    for (const run of dropped) this.drop(run);
    const run = new LogOfRun();
    containers.set(container, before ? [run, before] : [run]);
    return (text) => {
      // Nobody can read a log that was forgotten.
      if (!run.isKept) return;
      this.size += run.append(text, this.now());
      if (this.size > this.most) this.shorten();
    };
  }

  /** The lines of the present run, or of the one before; undefined where there was none. */
  lines(podUid: string, container: string, previous: boolean): readonly LogLine[] | undefined {
    return this.runs.get(podUid)?.get(container)?.[Number(previous)]?.lines(this.now());
  }

  /** Drops the logs of a pod that is gone. */
  forget(podUid: string): void {
    for (const runs of this.runs.get(podUid)?.values() ?? []) for (const run of runs) this.drop(run);
    this.runs.delete(podUid);
  }

  private drop(run: LogOfRun): void {
    this.size += run.drop();
  }

  /** Brings all logs to half of what they may be, so that it is seldom done. */
  private shorten(): void {
    const runs = [...this.runs.values()].flatMap((containers) => [...containers.values()].flat());
    const share = this.most / 2 / Math.max(1, runs.length);
    for (const run of runs) this.size += run.shorten(share);
  }
}
