import type { ProgramOutput } from "../runProgram.ts";

/** Reads what the first group that matched holds; some programs write their version to standard error. */
export function firstMatch(pattern: RegExp): (output: ProgramOutput) => string | undefined {
  return ({ stdout, stderr }) => {
    const match = pattern.exec(`${stdout}\n${stderr}`.replaceAll("\r\n", "\n"));
    return match?.slice(1).find((group) => group);
  };
}

/** Reads `gitVersion` of `clientVersion` from the JSON of `kubectl version --client -o json`. */
export function kubectlVersion({ stdout }: ProgramOutput): string | undefined {
  const client = /"clientVersion"\s*:\s*\{[^}]*\}/.exec(stdout)?.[0];
  return client && /"gitVersion"\s*:\s*"(v\d[^"]*)"/.exec(client)?.[1];
}
