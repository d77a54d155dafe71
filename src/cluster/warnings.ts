import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { Warning } from "@kubernetes-workshop/kubernetes/resources/reasons/withWarnings";
import type { WarnedObject } from "../clusterTree/clusterSource.ts";
import type { ClusterConnection } from "./connection.ts";

/** The server keeps events for an hour by default, and counts repeats in one. */
const limit = 100;
/** The rows of the tree wait for the answer. */
const longestMs = 2000;

/**
 * Reads the warning events of an object, the latest first.
 *
 * @throws {RequestError} if they cannot be read within two seconds
 */
export async function readWarnings(
  connection: Pick<ClusterConnection, "get">,
  { uid, namespace }: WarnedObject,
): Promise<Warning[]> {
  const fieldSelector = `involvedObject.uid=${uid},type=Warning`;
  const path = collectionPath(kinds.Event, namespace);
  const answer = await connection.get(path, { fieldSelector, limit }, AbortSignal.timeout(longestMs));
  const items: readonly unknown[] = isRecord(answer) && Array.isArray(answer["items"]) ? answer["items"] : [];
  return items
    .toSorted((one, other) => lastSeen(other) - lastSeen(one))
    .map((event) => ({
      reason: textField(event, "reason") ?? "",
      message: textField(event, "message") ?? "",
    }));
}

/** Events of the newer API have `eventTime` and a series instead of `lastTimestamp`. */
function lastSeen(event: unknown): number {
  const series = isRecord(event) ? event["series"] : undefined;
  const times = [
    textField(event, "lastTimestamp"),
    textField(series, "lastObservedTime"),
    textField(event, "eventTime"),
  ];
  return Date.parse(times.find((time) => time !== undefined) ?? "") || 0;
}
