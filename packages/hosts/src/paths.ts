import { mkdirSync } from "node:fs";
import path from "node:path";

/** The repository's folder. */
export const repositoryFolder = path.resolve(import.meta.dirname, "../../..");

/** The folder for logs and screenshots of test runs; ignored by git. */
const artifactsFolder = path.join(repositoryFolder, ".artifacts");

/** Returns a file path in `.artifacts/` and creates its folder. */
export function artifactFile(...segments: string[]): string {
  const file = path.join(artifactsFolder, ...segments);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

/** Returns a program's file name on this operating system. */
export function executableName(program: string): string {
  return process.platform === "win32" ? `${program}.exe` : program;
}

/** The folder that VS Code shows in tests. */
export const sampleWorkspace = path.join(repositoryFolder, "sample-workspace");
