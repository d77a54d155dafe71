import type { V1Service, V1ServicePort } from "@kubernetes/client-node";
import { kinds } from "../../kinds/kinds.ts";
import type { FromApi } from "../fromApi.ts";
import { selectorText } from "../selectorText.ts";
import { identityOf, type ObjectIdentity } from "./objectIdentity.ts";

/** The fields of a Service that the tree shows, and those that identify it. */
export interface ServiceSummary extends ObjectIdentity {
  readonly shape: "service";
  readonly kind: "Service";
  /** `ClusterIP`, `NodePort`, `LoadBalancer`, or `ExternalName`. */
  readonly type: string;
  /** Whether it has no address of its own, so that its name stands for those of its pods. */
  readonly isHeadless: boolean;
  /** As kubectl prints them: `80/TCP`, `80:30080/TCP`. */
  readonly ports: readonly string[];
  /** What an Ingress may call its ports: their numbers and names. */
  readonly portNames: readonly string[];
  /** Selects its pods, in the syntax of `kubectl get -l`; undefined if it has no selector. */
  readonly selector: string | undefined;
  /** Its own address in the cluster. */
  readonly clusterIp: string | undefined;
  /** The addresses at which a load balancer serves it. */
  readonly addresses: readonly string[];
  /** The name outside the cluster that an ExternalName stands for. */
  readonly externalName: string | undefined;
}

/** https://kubernetes.io/docs/concepts/services-networking/service/ */
export function summarizeService({ metadata, spec, status }: FromApi<V1Service>): ServiceSummary {
  const ports = spec?.ports ?? [];
  const type = spec?.type ?? "ClusterIP";
  const isHeadless = spec?.clusterIP === "None";
  return {
    shape: "service",
    ...identityOf(kinds.Service, metadata),
    type,
    isHeadless,
    ports: ports.map(portText),
    portNames: ports.flatMap(({ port, name }) => [
      ...(port === undefined ? [] : [String(port)]),
      ...(name ? [name] : []),
    ]),
    // The name of an ExternalName leads out of the cluster, whatever its selector says.
    selector: type === "ExternalName" ? undefined : selectorText({ matchLabels: spec?.selector ?? {} }),
    clusterIp: isHeadless ? undefined : spec?.clusterIP || undefined,
    addresses: addressesOf(status?.loadBalancer?.ingress),
    externalName: type === "ExternalName" ? spec?.externalName : undefined,
  };
}

/** The addresses that a load balancer has given to a Service or an Ingress. */
export function addressesOf(
  ingress: readonly { readonly ip?: string; readonly hostname?: string }[] | undefined,
): string[] {
  return (ingress ?? []).flatMap(({ ip, hostname }) => ip || hostname || []);
}

function portText({ port = 0, nodePort, protocol = "TCP" }: FromApi<V1ServicePort>): string {
  return nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`;
}
