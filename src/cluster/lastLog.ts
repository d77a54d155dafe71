import { stripVTControlCharacters } from "node:util";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import { collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ClusterConnection } from "./connection.ts";

const mostLines = 5;
/** In characters, so that the lines have 2 kB at most. */
const longestLine = 400;
/** The server counts from the first of the lines, so that fewer bytes would cut off the last ones. */
const limitBytes = 16_000;
/** The rows of the tree wait for the answer. */
const longestMs = 2000;

/**
 * Reads the last lines that a container wrote before it ended, without colours and control characters.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
 *
 * @throws {RequestError} if they cannot be read within two seconds
 */
export async function readLastLog(
  connection: Pick<ClusterConnection, "text">,
  { name, namespace }: Pick<PodSummary, "name" | "namespace">,
  container: string,
): Promise<string[]> {
  const path = `${collectionPath(kinds.Pod, namespace)}/${encodeURIComponent(name)}/log`;
  const query = { container, previous: true, tailLines: mostLines, limitBytes };
  const signal = AbortSignal.timeout(longestMs);
  let text = "";
  for await (const part of connection.text(path, query, signal)) {
    text += part;
    if (text.length >= limitBytes) break;
  }
  return text
    .slice(0, limitBytes)
    .split("\n")
    .map(plainLine)
    .filter((line) => line !== "")
    .slice(-mostLines);
}

/** Of a line that overwrites itself, as progress bars do, the last state is left. */
function plainLine(line: string): string {
  const written = line.trimEnd();
  const plain = stripVTControlCharacters(written.slice(written.lastIndexOf("\r") + 1))
    .replaceAll("\t", " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trimEnd();
  return plain.length > longestLine ? `${plain.slice(0, longestLine - 1)}…` : plain;
}
