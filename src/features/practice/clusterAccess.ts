import { readFile } from "node:fs/promises";
import { get } from "node:https";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { type ClusterAccess, writePrivately } from "kubernetes-practice-cluster/kubeconfig";
import { isPracticeEndpoint } from "kubernetes-practice-cluster/practiceEndpoint";

/**
 * How to reach the practice cluster that another window has started, by the file in which it said so; undefined where
 * none answers. No terminal is told of that file: what `kubectl config` or `aws eks update-kubeconfig` write into the
 * kubeconfig of the practice cluster never becomes what this extension takes for the practice cluster.
 *
 * That two windows do not both start one is held by the lock on its storage.
 */
export async function accessOfRunning(file: string): Promise<ClusterAccess | undefined> {
  const access = parseAccess(await readFile(file, "utf8").catch(() => ""));
  return access && (await answers(access)) ? access : undefined;
}

/** Leaves for other windows how to reach the practice cluster of this one. */
export async function writeAccess(file: string, { server, token, caPem }: ClusterAccess): Promise<void> {
  await writePrivately(file, `${JSON.stringify({ server, token, caPem })}\n`);
}

/** Leaves for other windows that somebody has stopped the practice cluster: it did not just end. */
export async function markStopped(file: string): Promise<void> {
  await writePrivately(file, `${JSON.stringify({ stopped: true })}\n`);
}

/** Whether that is the last that was left. */
export async function wasStopped(file: string): Promise<boolean> {
  return fieldsOf(await readFile(file, "utf8").catch(() => ""))["stopped"] === true;
}

/** Undefined for what is not the access to a server on this machine, with a token and a certificate. */
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
    // None yet, or half of one.
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
