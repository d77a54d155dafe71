import type { JsonObject } from "../../../src/api/json.ts";

/** An image that both clusters accept: the practice cluster knows it, and KWOK runs nothing. */
export const webImage = "nginx:1.27";

const containers = [{ name: "web", image: webImage, ports: [{ containerPort: 80 }] }];

/** A pod template with the label `app`. */
export function template(app: string, spec: object = {}): JsonObject {
  return { metadata: { labels: { app } }, spec: { containers, ...spec } };
}

export function pod(name: string, labels: Record<string, string> = { app: name }): JsonObject {
  return { apiVersion: "v1", kind: "Pod", metadata: { name, labels }, spec: { containers } };
}

export function deployment(name: string, replicas = 2, spec: object = {}): JsonObject {
  return workload("Deployment", name, { replicas, ...spec });
}

export function replicaSet(name: string, replicas = 2): JsonObject {
  return workload("ReplicaSet", name, { replicas });
}

export function daemonSet(name: string, podSpec: object = {}): JsonObject {
  return workload("DaemonSet", name, { template: template(name, podSpec) });
}

function workload(kind: string, name: string, spec: object): JsonObject {
  const labels = { app: name };
  const own = { selector: { matchLabels: labels }, template: template(name), ...spec };
  return { apiVersion: "apps/v1", kind, metadata: { name, labels }, spec: own };
}

/** A job whose pods succeed. */
export function job(name: string, spec: object = {}): JsonObject {
  const podSpec = {
    restartPolicy: "Never",
    containers: [{ name: "work", image: "busybox:1.36", command: ["true"] }],
  };
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name },
    spec: { template: { spec: podSpec }, ...spec },
  };
}

export function service(name: string, spec: object = {}): JsonObject {
  const own = { selector: { app: name }, ports: [{ port: 80 }], ...spec };
  return { apiVersion: "v1", kind: "Service", metadata: { name, labels: { team: "blue" } }, spec: own };
}

export function configMap(
  name: string,
  data: Record<string, string> = {},
  metadata: object = {},
): JsonObject {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, ...metadata }, data };
}
