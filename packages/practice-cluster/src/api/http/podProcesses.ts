import type { ApiObject } from "../../objectApi.ts";

interface LogOptions {
  readonly container: string;
  readonly previous: boolean;
}

/** A line that a container wrote. */
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

/** Access to the simulated containers: their logs, and running commands in them. */
export interface PodProcesses {
  /** The lines so far; undefined if the container has not run. */
  logs(pod: ApiObject, options: LogOptions): readonly LogLine[] | undefined;
  exec(request: ExecRequest): Promise<ExecResult>;
}
