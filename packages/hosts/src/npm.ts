import path from "node:path";
import { mustRun } from "./runCommand.ts";

/** Runs npm in a folder with its output on standard error, and rejects if it fails. */
export async function runNpm(args: readonly string[], cwd: string): Promise<void> {
  const { command, prefix } = npmCommand();
  await mustRun(command, [...prefix, ...args], { cwd, env: environment(), show: true });
}

/** Returns the npm that started this process, if any, since `npm` is a script on Windows. */
function npmCommand(): { command: string; prefix: readonly string[] } {
  const started = process.env["npm_execpath"];
  return started !== undefined && path.basename(started) === "npm-cli.js"
    ? { command: process.execPath, prefix: [started] }
    : { command: "npm", prefix: [] };
}

/** Returns the environment without the settings of `npm run`, which apply only to this package. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env);
  return Object.fromEntries(
    inherited.filter(([name]) => !/^npm_(config_(local_)?prefix|package_|lifecycle_)/.test(name)),
  );
}
