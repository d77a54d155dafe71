import { readFile } from "node:fs/promises";
import { get } from "node:https";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { type ClusterAccess, writePrivately } from "kubernetes-practice-cluster/kubeconfig";
import { isPracticeEndpoint } from "kubernetes-practice-cluster/practiceEndpoint";

/**
 * Returns the address and credentials of a practice cluster that another window has started, from the file in which
 * that window left them; undefined if none responds. Terminals do not use this file, so `kubectl config` or
 * `aws eks update-kubeconfig` may write into the practice cluster's kubeconfig without changing what the extension
 * connects to.
 * The lock on the practice cluster's storage keeps two windows from starting one each.
 */
export async function accessOfRunning(file: string): Promise<ClusterAccess | undefined> {
  const access = parseAccess(await readFile(file, "utf8").catch(() => ""));
  return access && (await answers(access)) ? access : undefined;
}

/** Writes the address and credentials of this window's practice cluster for other windows. */
export async function writeAccess(file: string, { server, token, caPem }: ClusterAccess): Promise<void> {
  await writePrivately(file, `${JSON.stringify({ server, token, caPem })}\n`);
}

/** Tells other windows that the user has stopped the practice cluster, so its end is not a failure. */
export async function markStopped(file: string): Promise<void> {
  await writePrivately(file, `${JSON.stringify({ stopped: true })}\n`);
}

/** Whether the last entry says that the user stopped it. */
export async function wasStopped(file: string): Promise<boolean> {
  return fieldsOf(await readFile(file, "utf8").catch(() => ""))["stopped"] === true;
}

/** Parses the file; undefined unless it contains a server on this machine, a token, and a certificate. */
export function parseAccess(text: string): ClusterAccess | undefined {
  const { server, token, caPem } = fieldsOf(text);
  if (typeof server !== "string" || !isPracticeEndpoint(server)) return undefined;
  if (typeof token !== "string" || !/^[\w-]+$/.test(token)) return undefined;
  if (typeof caPem !== "string" || !caPem.includes("BEGIN CERTIFICATE")) return undefined;
  return { server, token, caPem };
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    // The file does not exist yet, or is incomplete.
    return {};
  }
}

const answerMs = 1_000;

function answers({ server, token, caPem }: ClusterAccess): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  return new Promise((resolve) => {
    const asked = get(
      `${server}/readyz`,
      { ca: caPem, headers, agent: false, timeout: answerMs },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    asked.on("error", () => resolve(false));
    asked.on("timeout", () => asked.destroy(new Error("no answer")));
  });
}
