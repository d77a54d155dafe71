import { mkdirSync } from "node:fs";
import path from "node:path";

/** The repository's folder. */
export const repositoryFolder = path.resolve(import.meta.dirname, "../../..");

/** Where everything goes that a test run leaves behind to look at: logs, screenshots. Ignored by git. */
const artifactsFolder = path.join(repositoryFolder, ".artifacts");

/** The path of a file below `.artifacts/`, in a folder that exists. */
export function artifactFile(...segments: string[]): string {
  const file = path.join(artifactsFolder, ...segments);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

/** The file name that a program has on this operating system. */
export function executableName(program: string): string {
  return process.platform === "win32" ? `${program}.exe` : program;
}

/** The folder that VS Code shows in tests. */
export const sampleWorkspace = path.join(repositoryFolder, "sample-workspace");
