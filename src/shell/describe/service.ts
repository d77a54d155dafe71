import type { V1EndpointSlice, V1Service } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { Describer } from "./describer.ts";
import type { Description } from "./description.ts";
import { endpointSlices } from "./endpointSlices.ts";
import { describeAnnotations, describeLabels, labelsLine } from "./pairs.ts";

type Slice = FromApi<V1EndpointSlice>;

/** (kubectl `describeService`) */
export const describeService: Describer = async (object, into, context) => {
  const service: FromApi<V1Service> = object;
  const { metadata = {}, spec = {}, status = {} } = service;
  into.field(0, "Name", metadata.name ?? "");
  into.field(0, "Namespace", metadata.namespace ?? "");
  describeLabels(into, "Labels", metadata.labels);
  describeAnnotations(into, "Annotations", metadata.annotations);
  into.field(0, "Selector", labelsLine(spec.selector));
  into.field(0, "Type", spec.type ?? "");
  if (spec.ipFamilyPolicy !== undefined) into.field(0, "IP Family Policy", spec.ipFamilyPolicy);
  into.field(0, "IP Families", spec.ipFamilies?.join(",") || "<none>");
  into.field(0, "IP", spec.clusterIP ?? "");
  into.field(0, "IPs", spec.clusterIPs?.join(",") || "<none>");
  if (spec.externalIPs?.length) into.field(0, "External IPs", spec.externalIPs.join(","));
  if (spec.loadBalancerIP) into.field(0, "Desired LoadBalancer IP", spec.loadBalancerIP);
  if (spec.externalName) into.field(0, "External Name", spec.externalName);
  const { ingress = [] } = status.loadBalancer ?? {};
  if (ingress.length > 0)
    into.field(0, "LoadBalancer Ingress", ingress.map(({ ip, hostname = "" }) => ip || hostname).join(", "));
  describePorts(into, spec, await endpointSlices(context, object));
  into.field(0, "Session Affinity", spec.sessionAffinity ?? "");
  if (spec.externalTrafficPolicy) into.field(0, "External Traffic Policy", spec.externalTrafficPolicy);
  if (spec.internalTrafficPolicy !== undefined)
    into.field(0, "Internal Traffic Policy", spec.internalTrafficPolicy);
  if (spec.healthCheckNodePort) into.field(0, "HealthCheck NodePort", spec.healthCheckNodePort);
  if (spec.loadBalancerSourceRanges?.length)
    into.field(0, "LoadBalancer Source Ranges", spec.loadBalancerSourceRanges.join(","));
  if (spec.trafficDistribution !== undefined) into.field(0, "Traffic Distribution", spec.trafficDistribution);
};

function describePorts(
  into: Description,
  { ports = [] }: FromApi<NonNullable<V1Service["spec"]>>,
  slices: readonly Slice[],
): void {
  for (const { name = "", port = 0, protocol = "", targetPort = "", appProtocol, nodePort } of ports) {
    const shown = name || "<unset>";
    into.field(0, "Port", `${shown}\t${port}/${protocol}`);
    into.field(0, "TargetPort", `${String(targetPort)}/${protocol}`);
    if (appProtocol !== undefined) into.field(0, "AppProtocol", appProtocol);
    if (nodePort) into.field(0, "NodePort", `${shown}\t${nodePort}/${protocol}`);
    into.field(0, "Endpoints", slices.length === 0 ? "<none>" : endpointsText(slices, name));
  }
}

/** So many addresses are shown. */
const mostShown = 3;

/** The ready addresses behind a port of a Service. (kubectl `formatEndpointSlices`) */
function endpointsText(slices: readonly Slice[], portName: string): string {
  const all = slices.flatMap(({ ports = [], endpoints = [] }) => {
    const ready = endpoints.filter(({ conditions }) => conditions?.ready ?? true);
    const addresses = ready.map(({ addresses: [address = ""] = [] }) => address);
    if (ports.length === 0) return addresses;
    return ports
      .filter(({ name = "" }) => name === portName)
      .flatMap(({ port = 0 }) =>
        addresses.map((address) => (address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`)),
      );
  });
  const shown = all.slice(0, mostShown).join(",");
  return all.length > mostShown ? `${shown} + ${all.length - mostShown} more...` : shown;
}
