import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { describeDaemonSet, describeJob, describeReplicaSet, describeStatefulSet } from "./controllers.ts";
import { describeDeployment } from "./deployment.ts";
import type { DescribeContext, Describer } from "./describer.ts";
import { Description } from "./description.ts";
import { describeEvents, eventsOf } from "./events.ts";
import { describeGenerically } from "./generic.ts";
import { describeConfigMap, describeSecret } from "./keptData.ts";
import { describeNode } from "./node.ts";
import { describePod } from "./pod.ts";
import { describeService } from "./service.ts";

/** By kind with its group; all others are described by their fields. */
const describers: ReadonlyMap<string, Describer> = new Map([
  ["Pod", describePod],
  ["Node", describeNode],
  ["Service", describeService],
  ["ConfigMap", describeConfigMap],
  ["Secret", describeSecret],
  ["Deployment.apps", describeDeployment],
  ["ReplicaSet.apps", describeReplicaSet],
  ["DaemonSet.apps", describeDaemonSet],
  ["StatefulSet.apps", describeStatefulSet],
  ["Job.batch", describeJob],
]);

/**
 * An object in kubectl's words, with its events.
 *
 * @throws {RequestError} where what belongs to it cannot be read
 */
export async function described(
  object: KubernetesObject,
  context: DescribeContext,
  withEvents = true,
): Promise<string> {
  const { apiVersion, kind, metadata } = object;
  const group = apiVersion.includes("/") ? `.${apiVersion.split("/", 1)[0] ?? ""}` : "";
  const into = new Description();
  await (describers.get(`${kind}${group}`) ?? describeGenerically)(object, into, context);
  if (!withEvents || (kind === "Secret" && group === "")) return into.toString();
  const events = await eventsOf(context, object);
  // The kubelet writes events of its node with the name for a uid.
  const more = kind === "Node" && group === "" ? await eventsOf(context, object, metadata.name) : [];
  if (events) describeEvents(into, [...events, ...(more ?? [])], context.now());
  return into.toString();
}
