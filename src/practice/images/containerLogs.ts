/** A line that a container has written. */
export interface LogLine {
  readonly timeMs: number;
  readonly text: string;
}

interface Run {
  readonly lines: LogLine[];
  rest: string;
}

/** As a kubelet keeps log files of a bounded size. */
const mostLines = 2_000;

/** What the containers of pods have written: of each its present run and the one before. */
export class ContainerLogs {
  private readonly runs = new Map<string, Map<string, Run[]>>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Begins the log of a new run; answers with where its output goes. */
  begin(podUid: string, container: string): (text: string) => void {
    const containers = this.runs.get(podUid) ?? new Map<string, Run[]>();
    this.runs.set(podUid, containers);
    const run: Run = { lines: [], rest: "" };
    containers.set(container, [run, ...(containers.get(container) ?? []).slice(0, 1)]);
    return (text) => this.append(run, text);
  }

  /** The lines of the present run, or of the one before; undefined where there was none. */
  lines(podUid: string, container: string, previous: boolean): readonly LogLine[] | undefined {
    const run = this.runs.get(podUid)?.get(container)?.[Number(previous)];
    if (!run) return undefined;
    return run.rest === "" ? run.lines : [...run.lines, { timeMs: this.now(), text: run.rest }];
  }

  /** Drops the logs of a pod that is gone. */
  forget(podUid: string): void {
    this.runs.delete(podUid);
  }

  private append(run: Run, text: string): void {
    const pieces = (run.rest + text).split("\n");
    run.rest = pieces.pop() ?? "";
    const timeMs = this.now();
    for (const piece of pieces) run.lines.push({ timeMs, text: piece });
    if (run.lines.length > mostLines) run.lines.splice(0, run.lines.length - mostLines);
  }
}
