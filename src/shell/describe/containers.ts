import type { V1Container, V1ContainerState, V1ContainerStatus, V1EnvVar } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { byBytes } from "../print/goOrder.ts";
import type { Description } from "./description.ts";
import { probeText } from "./probe.ts";
import { rfc1123 } from "./times.ts";

type Container = FromApi<V1Container>;

/** How containers are described. */
export interface ContainersOptions {
  readonly statuses?: readonly FromApi<V1ContainerStatus>[] | undefined;
  /** Returns the value of a variable that refers to a field of the pod; without it, the value is left out. */
  readonly fieldValue?: (path: string) => string;
  /** Before the title, for the template of a pod. */
  readonly indent?: string;
}

/** The containers of a pod or of its template. (kubectl `describeContainers`) */
export function describeContainers(
  into: Description,
  title: string,
  containers: readonly Container[],
  { statuses = [], fieldValue, indent = "" }: ContainersOptions,
): void {
  into.line(0, `${indent}${title}:${containers.length === 0 ? " <none>" : ""}`);
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name);
    into.line(1, `${indent === "" ? "" : " "}${container.name ?? ""}:`);
    describeBasics(into, container, status);
    describeCommand(into, "Command", container.command);
    describeCommand(into, "Args", container.args);
    if (status) describeState(into, status);
    describeResources(into, 2, container.resources);
    if (container.livenessProbe) into.field(2, "Liveness", probeText(container.livenessProbe));
    if (container.readinessProbe) into.field(2, "Readiness", probeText(container.readinessProbe));
    if (container.startupProbe) into.field(2, "Startup", probeText(container.startupProbe));
    describeEnvironment(into, container, fieldValue);
    describeMounts(into, container);
  }
}

function describeBasics(
  into: Description,
  { image = "", ports = [], securityContext }: Container,
  status: FromApi<V1ContainerStatus> | undefined,
): void {
  if (status) into.field(2, "Container ID", status.containerID ?? "");
  into.field(2, "Image", image);
  if (status) into.field(2, "Image ID", status.imageID ?? "");
  const list = (port: "containerPort" | "hostPort"): string[] =>
    ports.map((each) => {
      const text = `${each[port] ?? 0}/${each.protocol ?? ""}`;
      return each.name ? `${text} (${each.name})` : text;
    });
  const describePorts = (one: string, several: string, all: readonly string[]): void =>
    into.field(2, all.length > 1 ? several : one, all.join(", ") || "<none>");
  describePorts("Port", "Ports", list("containerPort"));
  describePorts("Host Port", "Host Ports", list("hostPort"));
  const { seccompProfile } = securityContext ?? {};
  if (!seccompProfile) return;
  into.field(2, "SeccompProfile", seccompProfile.type ?? "");
  if (seccompProfile.type === "Localhost")
    into.field(3, "LocalhostProfile", seccompProfile.localhostProfile ?? "");
}

function describeCommand(into: Description, title: string, words: readonly string[] = []): void {
  if (words.length === 0) return;
  into.line(2, `${title}:`);
  for (const line of words.flatMap((word) => word.split("\n"))) into.line(3, line);
}

function describeState(into: Description, status: FromApi<V1ContainerStatus>): void {
  describeOneState(into, "State", status.state ?? {});
  if (status.lastState?.terminated) describeOneState(into, "Last State", status.lastState);
  into.field(2, "Ready", status.ready ? "True" : "False");
  into.field(2, "Restart Count", status.restartCount ?? 0);
}

function describeOneState(
  into: Description,
  title: string,
  { running, waiting, terminated }: FromApi<V1ContainerState>,
): void {
  if (running) {
    into.field(2, title, "Running");
    into.field(3, "Started", rfc1123(running.startedAt));
  } else if (terminated) {
    into.field(2, title, "Terminated");
    if (terminated.reason) into.field(3, "Reason", terminated.reason);
    if (terminated.message) into.field(3, "Message", terminated.message);
    into.field(3, "Exit Code", terminated.exitCode ?? 0);
    if (terminated.signal) into.field(3, "Signal", terminated.signal);
    into.field(3, "Started", rfc1123(terminated.startedAt));
    into.field(3, "Finished", rfc1123(terminated.finishedAt));
  } else {
    into.field(2, title, "Waiting");
    if (waiting?.reason) into.field(3, "Reason", waiting.reason);
  }
}

/** https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
export function describeResources(
  into: Description,
  level: number,
  resources: FromApi<V1Container["resources"]> = {},
): void {
  for (const [title, list = {}] of [
    ["Limits", resources.limits],
    ["Requests", resources.requests],
  ] as const) {
    const entries = Object.entries(list).sort(([a], [b]) => byBytes(a, b));
    if (entries.length > 0) into.line(level, `${title}:`);
    for (const [name, quantity = ""] of entries) into.field(level + 1, name, quantity);
  }
}

function describeEnvironment(
  into: Description,
  { env = [], envFrom = [] }: Container,
  fieldValue: ContainersOptions["fieldValue"],
): void {
  if (envFrom.length > 0) into.line(2, "Environment Variables from:");
  for (const { configMapRef, secretRef, prefix } of envFrom) {
    const ref = configMapRef ?? secretRef;
    const kind = configMapRef ? "ConfigMap" : "Secret";
    into.line(
      3,
      `${ref?.name ?? ""}\t${kind}${prefix ? ` with prefix '${prefix}'` : ""}\tOptional: ${ref?.optional ?? false}`,
    );
  }
  into.line(2, `Environment:${env.length === 0 ? "\t<none>" : ""}`);
  for (const variable of env) describeVariable(into, variable, fieldValue);
}

function describeVariable(
  into: Description,
  { name = "", value = "", valueFrom }: FromApi<V1EnvVar>,
  fieldValue: ContainersOptions["fieldValue"],
): void {
  if (!valueFrom) {
    value.split("\n").forEach((line, index) => into.line(3, index === 0 ? `${name}:\t${line}` : `\t${line}`));
    return;
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  if (fieldRef) {
    const { apiVersion = "v1", fieldPath = "" } = fieldRef;
    into.field(3, name, `${fieldValue?.(fieldPath) ?? ""} (${apiVersion}:${fieldPath})`);
  } else if (resourceFieldRef) into.field(3, name, ` (${resourceFieldRef.resource ?? ""})`);
  else if (secretKeyRef) {
    const { key = "", name: secret = "", optional = false } = secretKeyRef;
    into.field(3, name, `<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}`);
  } else if (configMapKeyRef) {
    const { key = "", name: map = "", optional = false } = configMapKeyRef;
    into.field(3, name, `<set to the key '${key}' of config map '${map}'>\tOptional: ${optional}`);
  }
}

function describeMounts(into: Description, { volumeMounts = [], volumeDevices = [] }: Container): void {
  into.line(2, `Mounts:${volumeMounts.length === 0 ? "\t<none>" : ""}`);
  const mounts = [...volumeMounts].sort((a, b) => byBytes(a.mountPath ?? "", b.mountPath ?? ""));
  for (const { mountPath = "", name = "", readOnly, subPath } of mounts) {
    const flags = [readOnly ? "ro" : "rw", ...(subPath ? [`path=${goQuoted(subPath)}`] : [])];
    into.line(3, `${mountPath} from ${name} (${flags.join(",")})`);
  }
  if (volumeDevices.length > 0) into.line(2, `Devices:${volumeMounts.length === 0 ? "\t<none>" : ""}`);
  for (const { devicePath = "", name = "" } of volumeDevices) into.line(3, `${devicePath} from ${name}`);
}
