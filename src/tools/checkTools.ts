import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { devNull } from "node:os";
import path from "node:path";
import { type ProgramLimits, runProgram } from "../runProgram.ts";
import {
  type DockerDesktop,
  type DockerDesktopPlace,
  dockerDesktopPlaces,
  findDockerDesktop,
} from "./dockerDesktop.ts";
import { findOnPath, type SearchPath, searchPath } from "./findOnPath.ts";
import { inParallel } from "./inParallel.ts";
import { loginShellPath, type LoginShellPath } from "./loginShellPath.ts";
import type { VersionQuestion } from "./toolRow.ts";
import { type Tool, type ToolId, tools } from "./tools.ts";

/** The reason why an installed program's version is unknown. */
export type NoVersion =
  | { readonly kind: "timeout"; readonly seconds: number }
  | { readonly kind: "tooMuch" }
  | { readonly kind: "failed"; readonly code: number | null; readonly said: string }
  | { readonly kind: "notStarted"; readonly message: string }
  | { readonly kind: "unknown"; readonly said: string }
  /** A batch file, which only a Windows shell can run. */
  | { readonly kind: "needsShell" };

/** A program that was found. */
export interface FoundProgram {
  readonly path: string;
  readonly version: string | NoVersion;
}

/** The result for a tool. */
export interface ToolFinding {
  readonly tool: Tool;
  readonly found: FoundProgram | undefined;
  /** The docker command, if it is installed without Docker Desktop. */
  readonly dockerAlone?: FoundProgram;
}

export interface ToolCheck {
  readonly findings: readonly ToolFinding[];
  readonly loginShell: LoginShellPath;
}

/** The machine to check, and the limits. */
export interface ToolCheckOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly platform?: NodeJS.Platform;
  readonly shell?: string;
  readonly limits?: ProgramLimits;
  readonly shellTimeoutMs?: number;
  readonly dockerDesktopPlaces?: readonly DockerDesktopPlace[];
  /** Called with the number of tools checked so far. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** The AWS CLI takes a second or two on its first run; anything slower than this is waiting for something. */
const defaultLimits: ProgramLimits = { timeoutMs: 5_000, maxBytes: 1_000_000 };

/**
 * Looks for every tool and asks for its version, three at a time.
 *
 * @throws the signal's reason, once it is aborted
 */
export async function checkTools(options: ToolCheckOptions): Promise<ToolCheck> {
  const { look, loginShell, env } = await lookAround(options);
  const places = options.dockerDesktopPlaces ?? dockerDesktopPlaces(look.platform, env);
  let done = 0;
  const findings = await inParallel(tools, 3, async (tool) => {
    const finding =
      tool.id === "dockerDesktop"
        ? await lookForDockerDesktop(tool, places, look)
        : { tool, found: await lookFor(tool.question, look) };
    options.onProgress?.(++done, tools.length);
    return finding;
  });
  return { findings, loginShell };
}

/** Looks for one program, as {@link checkTools} does for all. */
export async function checkTool(
  id: Exclude<ToolId, "dockerDesktop">,
  options: ToolCheckOptions,
): Promise<FoundProgram | undefined> {
  const { look } = await lookAround(options);
  const tool = tools.find((each) => each.id === id);
  return tool && lookFor(tool.question, look);
}

interface Look {
  readonly where: SearchPath;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly limits: ProgramLimits;
  readonly platform: NodeJS.Platform;
}

async function lookAround(
  options: ToolCheckOptions,
): Promise<{ readonly look: Look; readonly loginShell: LoginShellPath; readonly env: NodeJS.ProcessEnv }> {
  const { platform = process.platform, signal, limits = defaultLimits } = options;
  const env = ownEnvironment(options.env);
  const loginShell =
    platform === "win32"
      ? ({ kind: "none" } as const)
      : await loginShellPath(options.shell ?? env["SHELL"], env, signal, options.shellTimeoutMs);
  const pathOfShell = loginShell.kind === "answered" ? loginShell.path : undefined;
  const where = searchPath([pathOfShell, variable(env, "PATH")], platform, variable(env, "PATHEXT"));
  const look = { where, signal, limits, platform, env: programEnvironment(env, where, platform) };
  return { look, loginShell, env };
}

async function lookFor(question: VersionQuestion, look: Look): Promise<FoundProgram | undefined> {
  const file = await findOnPath(question.program, look.where);
  look.signal.throwIfAborted();
  return file === undefined ? undefined : { path: file, version: await askVersion(file, question, look) };
}

async function lookForDockerDesktop(
  tool: Tool,
  places: readonly DockerDesktopPlace[],
  look: Look,
): Promise<ToolFinding> {
  const desktop: DockerDesktop | undefined = await findDockerDesktop(places);
  if (desktop) {
    const version = desktop.version ?? ({ kind: "unknown", said: "" } as const);
    return { tool, found: { path: desktop.path, version } };
  }
  const dockerAlone = await lookFor(tool.question, look);
  return { tool, found: undefined, ...(dockerAlone && { dockerAlone }) };
}

async function askVersion(
  file: string,
  question: VersionQuestion,
  { env, signal, limits, platform }: Look,
): Promise<string | NoVersion> {
  // Node runs these only with a shell: https://nodejs.org/api/child_process.html#spawning-bat-and-cmd-files-on-windows
  if (platform === "win32" && /\.(?:bat|cmd)$/i.test(file)) return { kind: "needsShell" };
  const end = await runProgram({ file, arguments: question.arguments, env, signal, ...limits });
  switch (end.kind) {
    case "timeout":
      return { kind: "timeout", seconds: limits.timeoutMs / 1000 };
    case "tooMuch":
      return { kind: "tooMuch" };
    case "notStarted":
      return { kind: "notStarted", message: end.error.message };
    case "ended": {
      const said = firstLine(end.stdout) || firstLine(end.stderr);
      if (end.code !== 0) return { kind: "failed", code: end.code, said: firstLine(end.stderr) || said };
      return question.read(end) ?? { kind: "unknown", said };
    }
  }
}

/** Returns the first line that is not blank, shortened to fit a line of a report. */
function firstLine(text: string): string {
  const line = text.split(/\r?\n/).find((each) => each.trim() !== "") ?? "";
  return line.trim().slice(0, 200);
}

/** Returns a variable by name; on Windows, names ignore case. */
function variable(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return ownField(env, name) ?? Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1];
}

/** Removes the variables that VS Code sets for its own processes, as VS Code's terminals do. */
function ownEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_)/.test(name)));
}

/**
 * Builds an environment in which programs find each other as in a terminal, but no kubeconfig, because a wrapper of a
 * tool might contact a cluster.
 */
function programEnvironment(
  env: NodeJS.ProcessEnv,
  { directories }: SearchPath,
  platform: NodeJS.Platform,
): NodeJS.ProcessEnv {
  const { delimiter } = platform === "win32" ? path.win32 : path.posix;
  const others = Object.entries(env).filter(([name]) => name.toUpperCase() !== "PATH");
  return { ...Object.fromEntries(others), PATH: directories.join(delimiter), KUBECONFIG: devNull };
}
