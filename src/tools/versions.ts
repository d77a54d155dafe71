import type { ProgramOutput } from "../runProgram.ts";

/**
 * `minikube version: v1.33.1`, then the commit.
 * Source: kubernetes/minikube `cmd/minikube/cmd/version.go`.
 */
export const minikubeVersion = firstMatch(/^minikube version: (v\d\S*)/m);

/** `kind v0.23.0 go1.22.4 linux/amd64`; up to 0.5 just `v0.5.1`. Source: kubernetes-sigs/kind `pkg/cmd/kind/version`. */
export const kindVersion = firstMatch(/^(?:kind )?(v\d\S*)/m);

/** `Client version: 1.28.4 (git-v1.28.4)`; up to 1.22 `Version 1.18.2 (git-84495481e4)`. */
export const kopsVersion = firstMatch(/^(?:Client version:|Version) (\d\S*)/m);

/** `v1.32.1` for `-o short`; a version that does not know the flag prints `…GitVersion:"v1.32.1"…`. */
export const kubeadmVersion = firstMatch(/^(v\d\S*)$|\bGitVersion:"(v[^"]+)"/m);

/** `Docker version 28.2.2, build e6534b4`. */
export const dockerVersion = firstMatch(/^Docker version (\d[^\s,]*)/m);

/** `0.191.0`, `0.99.0-dev+c9ab02d87.2022-05-17T20:04:34Z`; up to 0.12 `[ℹ]  version.Info{…, GitTag:"0.12.0"}`. */
export const eksctlVersion = firstMatch(/^(\d+\.\d+\.\d+(?:[^\d\s]\S*)?)$|\bGitTag:"(\d[^"]*)"/m);

/** `aws-cli/2.15.27 Python/3.11.8 Linux/… exe/x86_64… prompt/off`; with Python 2 on standard error. */
export const awsVersion = firstMatch(/^aws-cli\/(\d\S*)/m);

/** `gitVersion` of `clientVersion`, for `kubectl version --client -o json`. */
export function kubectlVersion({ stdout }: ProgramOutput): string | undefined {
  const client = /"clientVersion"\s*:\s*\{[^}]*\}/.exec(stdout)?.[0];
  return client && /"gitVersion"\s*:\s*"(v\d[^"]*)"/.exec(client)?.[1];
}

/** Reads what the first group that matched holds; some programs write their version to standard error. */
function firstMatch(pattern: RegExp): (output: ProgramOutput) => string | undefined {
  return ({ stdout, stderr }) => {
    const match = pattern.exec(`${stdout}\n${stderr}`.replaceAll("\r\n", "\n"));
    return match?.slice(1).find((group) => group);
  };
}
