import type { ApiObject } from "../../objectApi.ts";
import { badRequest, conflict, methodNotAllowed, successStatus } from "../apiError.ts";
import { isObject, objectsAt, stringAt, valueAt } from "../json.ts";
import { sendJson } from "./answer.ts";
import type { Call } from "./call.ts";
import { logOptions } from "./logOptions.ts";
import type { LogLine } from "./podProcesses.ts";
import { readObject } from "./requestBody.ts";
import { writeOptions } from "./writeHandlers.ts";

const pollMs = 200;

/** `kubectl logs`. https://kubernetes.io/docs/concepts/cluster-administration/logging/ */
export async function handleLog(call: Call): Promise<void> {
  const { path, resources, query, response, processes } = call;
  const name = path.name ?? "";
  const pod = resources.store.get(path.type, path.namespace, name);
  const options = logOptions(query);
  const container = containerOf(pod, query.get("container") ?? undefined);
  const { previous } = options;
  checkRunning(pod, container, previous);
  const read = (): readonly LogLine[] => processes?.logs(pod, { container, previous }) ?? [];
  const { sinceSeconds, sinceMs, tailLines, limitBytes } = options;
  const from = sinceSeconds === undefined ? (sinceMs ?? 0) : resources.now() - sinceSeconds * 1_000;
  const text = ({ timeMs, text: line }: LogLine): string =>
    options.timestamps ? `${new Date(timeMs).toISOString().replace("Z", "000000Z")} ${line}\n` : `${line}\n`;
  const lines = read();
  const shown = lines.filter(({ timeMs }) => timeMs >= from);
  const last = tailLines === undefined ? shown : shown.slice(Math.max(0, shown.length - tailLines));
  response.writeHead(200, { "Content-Type": "text/plain" });
  let body = last.map(text).join("");
  if (limitBytes !== undefined) body = Buffer.from(body).subarray(0, limitBytes).toString("utf8");
  response.write(body);
  if (!options.follow) {
    response.end();
    return;
  }
  response.flushHeaders();
  await follow(call, pod, container, lines.at(-1), text);
  response.end();
}

/** Sends new lines until this run of the container has ended, for `kubectl logs -f`. */
async function follow(
  { path, resources, processes, response }: Call,
  pod: ApiObject,
  container: string,
  lastSeen: LogLine | undefined,
  text: (line: LogLine) => string,
): Promise<void> {
  const run = stringAt(containerStatusOf(pod, container), "containerID");
  let last = lastSeen;
  for (let ended = false; !ended && !response.destroyed;) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    const current = resources.store.find(path.type, path.namespace, pod.metadata.name);
    const status = current && containerStatusOf(current, container);
    const restarted = run !== undefined && status !== undefined && stringAt(status, "containerID") !== run;
    ended =
      restarted ||
      !current ||
      current.metadata.uid !== pod.metadata.uid ||
      isObject(valueAt(status, "state", "terminated")) ||
      hasEnded(current, container);
    const lines = processes?.logs(pod, { container, previous: restarted }) ?? [];
    // The log drops old lines, so an index does not identify a line.
    const index = last ? lines.indexOf(last) : -1;
    const from = last?.timeMs ?? 0;
    const fresh = index >= 0 ? lines.slice(index + 1) : lines.filter(({ timeMs }) => timeMs > from);
    for (const line of fresh) response.write(text(line));
    last = fresh.at(-1) ?? last;
  }
}

export function containerOf(pod: ApiObject, asked: string | undefined): string {
  const containers = objectsAt(pod, "spec", "containers").map(
    (container) => stringAt(container, "name") ?? "",
  );
  const init = objectsAt(pod, "spec", "initContainers").map((container) => stringAt(container, "name") ?? "");
  const { name } = pod.metadata;
  if (asked !== undefined && asked !== "") {
    if ([...containers, ...init].includes(asked)) return asked;
    throw badRequest(`container ${asked} is not valid for pod ${name}`);
  }
  const chosen = pod.metadata.annotations?.["kubectl.kubernetes.io/default-container"];
  if (chosen !== undefined && containers.includes(chosen)) return chosen;
  const [only = ""] = containers;
  if (containers.length === 1) return only;
  const more = init.length > 0 ? ` or one of the init containers: [${init.join(" ")}]` : "";
  throw badRequest(
    `a container name must be specified for pod ${name}, choose one of: [${containers.join(" ")}]${more}`,
  );
}

export function containerStatusOf(pod: ApiObject, container: string): Record<string, unknown> | undefined {
  return [
    ...objectsAt(pod, "status", "containerStatuses"),
    ...objectsAt(pod, "status", "initContainerStatuses"),
  ].find((status) => status["name"] === container);
}

/** Refuses a pod without a node: only its kubelet knows its containers. */
export function checkHasHost(pod: ApiObject): void {
  if (!stringAt(pod, "spec", "nodeName"))
    throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
}

function checkRunning(pod: ApiObject, container: string, previous: boolean): void {
  const { name } = pod.metadata;
  checkHasHost(pod);
  const status = containerStatusOf(pod, container);
  if (previous && !isObject(valueAt(status, "lastState", "terminated")))
    throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
  const reason = stringAt(status, "state", "waiting", "reason");
  const ranBefore = isObject(valueAt(status, "lastState", "terminated"));
  if (status && (reason === undefined || ranBefore)) return;
  const text =
    reason === undefined ||
    reason === "ContainerCreating" ||
    reason === "PodInitializing" ||
    status === undefined
      ? `container "${container}" in pod "${name}" is waiting to start: ${reason ?? "ContainerCreating"}`
      : `container "${container}" in pod "${name}" is waiting to start: ${waitingText(reason)}`;
  throw badRequest(text);
}

function waitingText(reason: string): string {
  return reason === "ErrImagePull" || reason === "ImagePullBackOff"
    ? "trying and failing to pull image"
    : reason;
}

function hasEnded(pod: ApiObject, container: string): boolean {
  const phase = stringAt(pod, "status", "phase");
  return (
    phase === "Succeeded" ||
    phase === "Failed" ||
    (containerStatusOf(pod, container) === undefined && phase !== "Pending")
  );
}

/** Handles a binding, with which a scheduler assigns a pod to a node. */
export async function handleBinding(call: Call): Promise<void> {
  const { path, resources, request, response } = call;
  if (request.method !== "POST") throw methodNotAllowed();
  const node = stringAt((await readObject(request, resources.schemas))?.value, "target", "name") ?? "";
  const name = path.name ?? "";
  const pod = resources.store.get(path.type, path.namespace, name);
  const bound = stringAt(pod, "spec", "nodeName");
  if (bound)
    throw conflict(
      { group: "", plural: "pods/binding" },
      name,
      `pod ${name} is already assigned to node "${bound}"`,
    );
  await resources.update(
    path.type,
    path.namespace,
    name,
    (current) => ({
      ...current,
      spec: { ...(isObject(current["spec"]) ? current["spec"] : {}), nodeName: node },
    }),
    writeOptions(call),
  );
  sendJson(response, 201, { ...successStatus(), code: 201 });
}
