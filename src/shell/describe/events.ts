import type { CoreV1Event } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isRequestError } from "../../session/isRequestError.ts";
import type { DescribeContext } from "./describer.ts";
import type { Description } from "./description.ts";
import { since } from "./times.ts";

type Event = FromApi<CoreV1Event>;

/** Events that are looked at; more of one object say nothing new. */
const mostEvents = 500;

/**
 * The events about an object; undefined where they may not be read.
 *
 * @param uid of the object as its events have it
 */
export async function eventsOf(
  { cluster, signal }: DescribeContext,
  { kind, metadata }: KubernetesObject,
  uid = metadata.uid,
): Promise<Event[] | undefined> {
  const { name = "", namespace } = metadata;
  const conditions = {
    "involvedObject.name": name,
    "involvedObject.namespace": namespace,
    "involvedObject.kind": kind,
    "involvedObject.uid": uid,
  };
  const fieldSelector = Object.entries(conditions)
    .flatMap(([field, value]) => (value === undefined ? [] : [`${field}=${value}`]))
    .join(",");
  try {
    // Those of nodes, which are in no namespace, are in the default one.
    return await cluster.session.objects.list(
      "v1",
      "Event",
      { namespace: namespace ?? "default", fieldSelector, limit: mostEvents },
      signal,
    );
  } catch (error) {
    if (isRequestError(error) && error.failure === "forbidden") return undefined;
    throw error;
  }
}

/** Events in a table, the oldest first. (kubectl `DescribeEvents`) */
export function describeEvents(into: Description, events: readonly Event[], nowMs: number): void {
  if (events.length === 0) {
    into.field(0, "Events", "<none>");
    return;
  }
  into.breakColumns();
  into.line(0, "Events:");
  into.line(1, "Type\tReason\tAge\tFrom\tMessage");
  into.line(1, "----\t------\t----\t----\t-------");
  const time = ({ lastTimestamp }: Event): number => timeMs(lastTimestamp) ?? 0;
  for (const event of [...events].sort((a, b) => time(a) - time(b))) {
    const { type = "", reason = "", source, reportingComponent = "", message = "", involvedObject } = event;
    const { fieldPath } = involvedObject ?? {};
    const said = message.trim();
    into.line(
      1,
      [
        type,
        reason,
        ageOf(event, nowMs),
        source?.component || reportingComponent,
        fieldPath ? `${fieldPath}: ${said}` : said,
      ].join("\t"),
    );
  }
}

function ageOf(
  { eventTime, firstTimestamp, lastTimestamp, series, count = 0 }: Event,
  nowMs: number,
): string {
  const first = since(eventTime ?? firstTimestamp, nowMs);
  if (series) return `${since(series.lastObservedTime, nowMs)} (x${series.count ?? 0} over ${first})`;
  return count > 1 ? `${since(lastTimestamp, nowMs)} (x${count} over ${first})` : first;
}
