import type { ApiObject } from "../../objectApi.ts";

interface LogOptions {
  readonly container: string;
  readonly previous: boolean;
}

/** A line that a container has written. */
export interface LogLine {
  readonly timeMs: number;
  readonly text: string;
}

interface ExecRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly command: readonly string[];
}

export interface ExecResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the server needs of the simulated containers: their logs, and to run a command in them. */
export interface PodProcesses {
  /** The lines so far; undefined where the container has not run. */
  logs(pod: ApiObject, options: LogOptions): readonly LogLine[] | undefined;
  exec(request: ExecRequest): Promise<ExecResult>;
}
