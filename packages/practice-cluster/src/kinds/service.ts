import type { FieldError } from "../api/apiError.ts";
import { duplicate, invalidValue, required } from "../api/fieldErrors.ts";
import {
  ensureObject,
  listAt,
  numberAt,
  objectAt,
  objectsAt,
  setDefault,
  stringAt,
  valueAt,
} from "../api/json.ts";
import { allocateServiceAddresses } from "../api/store/serviceAddresses.ts";
import { columns } from "../api/table/columns.ts";
import { loadBalancerAddresses } from "../api/table/loadBalancerAddresses.ts";
import { createdCell, none } from "../api/table/printer.ts";
import { labelsText } from "../api/table/workloadCells.ts";
import { dnsLabelErrors, labelNameErrors } from "../api/validation/names.ts";
import { portNumber, portReference } from "../api/validation/numbers.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

/** https://kubernetes.io/docs/concepts/services-networking/service/ */
export const service: KindRules = {
  storage: "services",
  nameErrors: labelNameErrors,
  defaults: defaultService,
  firstStatus: { loadBalancer: {} },
  errors: serviceErrors,
  updateErrors: (service, before) => {
    const [now, old] = [stringAt(service, "spec", "clusterIP"), stringAt(before, "spec", "clusterIP")];
    const external = [service, before].some((one) => stringAt(one, "spec", "type") === "ExternalName");
    if (external || !now || !old || now === old) return [];
    return [invalidValue("spec.clusterIPs[0]", [now], "may not change once set")];
  },
  allocate: allocateServiceAddresses,
  deleteAnswersObject: true,
  selectableFields: { "spec.clusterIP": {}, "spec.type": {} },
  notSimulated: (service) =>
    stringAt(service, "spec", "type") === "LoadBalancer"
      ? "there is no cloud load balancer, so it gets no external address"
      : undefined,
  printer: {
    columns: columns("Name", "Type", "Cluster-IP", "External-IP", "Port(s)", "Age", "!Selector"),
    cells: (object, now) => [
      object.metadata.name,
      stringAt(object, "spec", "type") ?? "",
      stringAt(object, "spec", "clusterIP") || none,
      externalAddress(object),
      servicePorts(object),
      createdCell(object, now),
      labelsText(valueAt(object, "spec", "selector")),
    ],
  },
};

function defaultService(service: ApiObject): void {
  const spec = ensureObject(service, "spec");
  setDefault(spec, "sessionAffinity", "None");
  setDefault(spec, "type", "ClusterIP");
  if (spec["sessionAffinity"] === "ClientIP")
    setDefault(spec, "sessionAffinityConfig", { clientIP: { timeoutSeconds: 10800 } });
  const type = spec["type"];
  if (type !== "ExternalName") setDefault(spec, "internalTrafficPolicy", "Cluster");
  if (type === "NodePort" || type === "LoadBalancer") setDefault(spec, "externalTrafficPolicy", "Cluster");
  if (type === "LoadBalancer") setDefault(spec, "allocateLoadBalancerNodePorts", true);
  for (const port of objectsAt(spec, "ports")) {
    setDefault(port, "protocol", "TCP");
    setDefault(port, "targetPort", port["port"]);
    if (port["nodePort"] === 0) delete port["nodePort"];
  }
}

function serviceErrors(service: ApiObject): FieldError[] {
  const spec = objectAt(service, "spec");
  const ports = objectsAt(spec, "ports");
  const type = stringAt(spec, "type");
  const errors: FieldError[] = [];
  for (const [index, family] of listAt(spec, "ipFamilies").entries())
    if (family === "IPv6")
      errors.push(invalidValue(`spec.ipFamilies[${index}]`, family, "not configured on this cluster"));
  const headless = spec["clusterIP"] === "None";
  if (ports.length === 0 && !headless && type !== "ExternalName") errors.push(required("spec.ports"));
  if (type === "ExternalName" && !stringAt(spec, "externalName")) errors.push(required("spec.externalName"));
  const names = new Set<string>();
  const pairs = new Set<string>();
  for (const [index, port] of ports.entries()) {
    const field = `spec.ports[${index}]`;
    const name = stringAt(port, "name") ?? "";
    if (name === "") {
      if (ports.length > 1) errors.push(required(`${field}.name`));
    } else {
      const wrong = dnsLabelErrors(name).map((error) => invalidValue(`${field}.name`, name, error));
      errors.push(...wrong);
      if (wrong.length === 0 && names.has(name)) errors.push(duplicate(`${field}.name`, name));
      names.add(name);
    }
    errors.push(...portNumber(port["port"], `${field}.port`));
    if (port["targetPort"] !== undefined)
      errors.push(...portReference(port["targetPort"], `${field}.targetPort`));
    const pair = `${stringAt(port, "protocol") ?? ""}/${String(port["port"])}`;
    if (pairs.has(pair)) errors.push(duplicate(field, { port: port["port"], protocol: port["protocol"] }));
    pairs.add(pair);
  }
  return errors;
}

function externalAddress(service: ApiObject): string {
  const own = strings(listAt(service, "spec", "externalIPs"));
  switch (stringAt(service, "spec", "type")) {
    case "ExternalName":
      return stringAt(service, "spec", "externalName") ?? "";
    case "LoadBalancer": {
      const all = [...loadBalancerAddresses(service), ...own];
      return all.length > 0 ? all.join(",") : "<pending>";
    }
    case undefined:
    default:
      return own.length > 0 ? own.join(",") : none;
  }
}

function servicePorts(service: ApiObject): string {
  const ports = objectsAt(service, "spec", "ports").map((port) => {
    const nodePort = numberAt(port, "nodePort");
    const number = numberAt(port, "port") ?? "";
    return `${number}${nodePort ? `:${nodePort}` : ""}/${stringAt(port, "protocol") ?? "TCP"}`;
  });
  return ports.join(",") || none;
}

function strings(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === "string");
}
