import path from "node:path";
import { mustRun } from "./runCommand.ts";

/** Runs npm in a folder, shows what it says on standard error, and fails when it fails. */
export async function runNpm(args: readonly string[], cwd: string): Promise<void> {
  const { command, prefix } = npmCommand();
  await mustRun(command, [...prefix, ...args], { cwd, env: environment(), show: true });
}

/** The npm that started this process, if one did, since on Windows `npm` is not a program but a script. */
function npmCommand(): { command: string; prefix: readonly string[] } {
  const started = process.env["npm_execpath"];
  return started !== undefined && path.basename(started) === "npm-cli.js"
    ? { command: process.execPath, prefix: [started] }
    : { command: "npm", prefix: [] };
}

/** Without the settings that `npm run` hands down, which are about this package and not about the other one. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env);
  return Object.fromEntries(
    inherited.filter(([name]) => !/^npm_(config_(local_)?prefix|package_|lifecycle_)/.test(name)),
  );
}
