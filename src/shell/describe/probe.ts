import type { V1Probe } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";

/** A probe in a line. (kubectl `describe.DescribeProbe`) https://kubernetes.io/docs/concepts/workloads/pods/probes/ */
export function probeText(probe: FromApi<V1Probe>): string {
  const {
    initialDelaySeconds = 0,
    timeoutSeconds = 0,
    periodSeconds = 0,
    successThreshold = 0,
    failureThreshold = 0,
  } = probe;
  const attributes = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s successThreshold=${successThreshold} failureThreshold=${failureThreshold}`;
  return `${actionText(probe)} ${attributes}`;
}

function actionText({ exec, httpGet, tcpSocket, grpc }: FromApi<V1Probe>): string {
  if (exec) return `exec [${(exec.command ?? []).join(" ")}]`;
  if (httpGet) {
    const { scheme = "", host = "", port, path = "" } = httpGet;
    const whole = path === "" || path.startsWith("/") ? path : `/${path}`;
    return `http-get ${scheme.toLowerCase()}://${host}:${String(port ?? "")}${encodedPath(whole)}`;
  }
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ""}:${String(tcpSocket.port ?? "")}`;
  if (grpc) return `grpc <pod>:${grpc.port ?? 0} ${grpc.service ?? ""}`;
  return "unknown";
}

/** As Go's URL writes a path. */
function encodedPath(path: string): string {
  return path.toWellFormed().replaceAll(/[^\w$&+,/:;=@.~-]/g, (sign) => encodeURIComponent(sign));
}
