import type { ProgramOutput } from "../runProgram.ts";

/** Returns a reader for the first group that matches; some programs write their version to standard error. */
export function firstMatch(pattern: RegExp): (output: ProgramOutput) => string | undefined {
  return ({ stdout, stderr }) => {
    const match = pattern.exec(`${stdout}\n${stderr}`.replaceAll("\r\n", "\n"));
    return match?.slice(1).find((group) => group);
  };
}

/** Reads the client's `gitVersion` in the output of `kubectl version --client -o json`. */
export function kubectlVersion({ stdout }: ProgramOutput): string | undefined {
  const client = /"clientVersion"\s*:\s*\{[^}]*\}/.exec(stdout)?.[0];
  return client && /"gitVersion"\s*:\s*"(v\d[^"]*)"/.exec(client)?.[1];
}
