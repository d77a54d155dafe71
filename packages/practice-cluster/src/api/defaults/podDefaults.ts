import { parseImageReference } from "@kubernetes-workshop/kubernetes/resources/imageReference";
import { ensureObject, isObject, type JsonObject, objectsAt, setDefault, stringAt } from "../json.ts";

/**
 * Sets the defaults of a pod's spec (pkg/apis/core/v1/defaults.go), which `kubectl get -o yaml` shows.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export function defaultPodSpec(spec: JsonObject): void {
  setDefault(spec, "restartPolicy", "Always");
  setDefault(spec, "terminationGracePeriodSeconds", 30);
  setDefault(spec, "dnsPolicy", "ClusterFirst");
  setDefault(spec, "schedulerName", "default-scheduler");
  ensureObject(spec, "securityContext");
  if (typeof spec["serviceAccountName"] === "string") spec["serviceAccount"] = spec["serviceAccountName"];
  else if (typeof spec["serviceAccount"] === "string") spec["serviceAccountName"] = spec["serviceAccount"];
  for (const volume of objectsAt(spec, "volumes")) defaultVolume(volume);
  for (const container of objectsAt(spec, "initContainers")) defaultContainer(container);
  for (const container of objectsAt(spec, "containers")) defaultContainer(container);
  for (const container of objectsAt(spec, "ephemeralContainers")) defaultContainer(container);
  if (spec["hostNetwork"] === true)
    for (const container of objectsAt(spec, "containers"))
      for (const port of objectsAt(container, "ports")) setDefault(port, "hostPort", port["containerPort"]);
}

function defaultContainer(container: JsonObject): void {
  setDefault(container, "terminationMessagePath", "/dev/termination-log");
  setDefault(container, "terminationMessagePolicy", "File");
  setDefault(container, "imagePullPolicy", imagePullPolicy(stringAt(container, "image") ?? ""));
  ensureObject(container, "resources");
  for (const port of objectsAt(container, "ports")) setDefault(port, "protocol", "TCP");
  for (const variable of objectsAt(container, "env")) {
    const source = variable["valueFrom"];
    if (!isObject(source)) continue;
    if (isObject(source["fieldRef"])) setDefault(source["fieldRef"], "apiVersion", "v1");
    if (isObject(source["resourceFieldRef"])) setDefault(source["resourceFieldRef"], "divisor", "0");
  }
  for (const name of ["livenessProbe", "readinessProbe", "startupProbe"] as const)
    defaultProbe(container[name]);
  const lifecycle = container["lifecycle"];
  if (isObject(lifecycle))
    for (const name of ["postStart", "preStop"] as const)
      defaultHttpGet(objectOr(lifecycle[name])["httpGet"]);
}

/** Sets the missing requests of a pod's containers to their limits. */
export function defaultRequests(spec: JsonObject): void {
  for (const container of [...objectsAt(spec, "containers"), ...objectsAt(spec, "initContainers")]) {
    const resources = ensureObject(container, "resources");
    const { limits, requests } = resources;
    if (!isObject(limits)) continue;
    const requested = isObject(requests) ? requests : {};
    for (const [name, quantity] of Object.entries(limits)) setDefault(requested, name, quantity);
    resources["requests"] = requested;
  }
}

/** https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
function imagePullPolicy(image: string): "Always" | "IfNotPresent" {
  return parseImageReference(image)?.tag === "latest" ? "Always" : "IfNotPresent";
}

function defaultProbe(probe: unknown): void {
  if (!isObject(probe)) return;
  setDefault(probe, "timeoutSeconds", 1);
  setDefault(probe, "periodSeconds", 10);
  setDefault(probe, "successThreshold", 1);
  setDefault(probe, "failureThreshold", 3);
  defaultHttpGet(probe["httpGet"]);
  if (isObject(probe["grpc"])) setDefault(probe["grpc"], "service", "");
}

function defaultHttpGet(action: unknown): void {
  if (!isObject(action)) return;
  setDefault(action, "path", "/");
  setDefault(action, "scheme", "HTTP");
}

const octal644 = 420;

function defaultVolume(volume: JsonObject): void {
  if (Object.keys(volume).every((name) => name === "name")) volume["emptyDir"] = {};
  for (const name of ["configMap", "secret", "downwardAPI", "projected"] as const) {
    const source = volume[name];
    if (isObject(source)) setDefault(source, "defaultMode", octal644);
  }
  for (const source of objectsAt(volume, "projected", "sources")) {
    const token = source["serviceAccountToken"];
    if (isObject(token)) setDefault(token, "expirationSeconds", 3600);
  }
  for (const item of [
    ...objectsAt(volume, "downwardAPI", "items"),
    ...objectsAt(volume, "projected", "sources").flatMap((source) =>
      objectsAt(source, "downwardAPI", "items"),
    ),
  ])
    if (isObject(item["fieldRef"])) setDefault(item["fieldRef"], "apiVersion", "v1");
  if (isObject(volume["hostPath"])) setDefault(volume["hostPath"], "type", "");
}

function objectOr(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
