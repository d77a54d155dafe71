import type { ApiObject } from "../../objectApi.ts";
import { listAt, numberAt, objectsAt, stringAt, valueAt } from "../json.ts";
import { selectorText } from "../selectors/labelSelector.ts";
import { columns } from "./columns.ts";
import { ageCell, type Printer } from "./printer.ts";
import { labelsText } from "./workloadPrinters.ts";

const none = "<none>";

function strings(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === "string");
}

export const networkPrinters: Readonly<Record<string, Printer>> = {
  services: {
    columns: columns("Name", "Type", "Cluster-IP", "External-IP", "Port(s)", "Age", "!Selector"),
    cells: (object, now) => [
      object.metadata.name,
      stringAt(object, "spec", "type") ?? "",
      stringAt(object, "spec", "clusterIP") || none,
      externalAddress(object),
      servicePorts(object),
      ageCell(object.metadata.creationTimestamp, now),
      labelsText(valueAt(object, "spec", "selector")),
    ],
  },
  endpoints: {
    columns: columns("Name", "Endpoints", "Age"),
    cells: (object, now) => [object.metadata.name, none, ageCell(object.metadata.creationTimestamp, now)],
  },
  "endpointslices.discovery.k8s.io": {
    columns: columns("Name", "AddressType", "Ports", "Endpoints", "Age"),
    cells: (object, now) => {
      const ports = objectsAt(object, "ports").map((port) => String(numberAt(port, "port") ?? "*"));
      const addresses = objectsAt(object, "endpoints").flatMap((endpoint) =>
        strings(listAt(endpoint, "addresses")),
      );
      return [
        object.metadata.name,
        stringAt(object, "addressType") ?? "",
        firstThree(ports, "<unset>"),
        firstThree(addresses, "<unset>"),
        ageCell(object.metadata.creationTimestamp, now),
      ];
    },
  },
  "ingresses.networking.k8s.io": {
    columns: columns("Name", "Class", "Hosts", "Address", "Ports", "Age"),
    cells: (object, now) => {
      const hosts = objectsAt(object, "spec", "rules").map((rule) => stringAt(rule, "host") || "*");
      return [
        object.metadata.name,
        stringAt(object, "spec", "ingressClassName") ?? none,
        hosts.length === 0 ? "*" : moreThan(hosts, 3),
        loadBalancerAddresses(object).join(","),
        listAt(object, "spec", "tls").length > 0 ? "80, 443" : "80",
        ageCell(object.metadata.creationTimestamp, now),
      ];
    },
  },
  "ingressclasses.networking.k8s.io": {
    columns: columns("Name", "Controller", "Parameters", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      stringAt(object, "spec", "controller") ?? "",
      none,
      ageCell(object.metadata.creationTimestamp, now),
    ],
  },
  "networkpolicies.networking.k8s.io": {
    columns: columns("Name", "Pod-Selector", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      selectorText(valueAt(object, "spec", "podSelector")) || none,
      ageCell(object.metadata.creationTimestamp, now),
    ],
  },
};

function firstThree(values: readonly string[], empty: string): string {
  return values.length === 0 ? empty : moreThan(values, 3);
}

function moreThan(values: readonly string[], most: number): string {
  const shown = values.slice(0, most).join(",");
  return values.length > most ? `${shown} + ${values.length - most} more...` : shown;
}

function loadBalancerAddresses(object: ApiObject): string[] {
  return objectsAt(object, "status", "loadBalancer", "ingress").map(
    (entry) => stringAt(entry, "ip") ?? stringAt(entry, "hostname") ?? "",
  );
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
