import { isObject, jsonEqual, listAt, numberAt, objectsAt, omit, setDefault, stringAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { moreThan } from "../api/table/firstOf.ts";
import { createdCell } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

export const endpointSlice: KindRules = {
  storage: "discovery.k8s.io/endpointslices",
  defaults: defaultSlice,
  writtenByWebernetes: (slice, before, labelsOf) => {
    defaultSlice(slice);
    // The EndpointSlice controller sets these fields; webernetes leaves them out.
    for (const endpoint of objectsAt(slice, "endpoints")) {
      const node = stringAt(endpoint, "nodeName");
      const zone = node === undefined ? undefined : labelsOf(node)["topology.kubernetes.io/zone"];
      if (zone !== undefined) endpoint["zone"] = zone;
      const { targetRef } = endpoint;
      if (isObject(targetRef)) delete targetRef["apiVersion"];
    }
    const { generation = 0 } = before?.metadata ?? {};
    const same = before && jsonEqual(omit(before, "metadata"), omit(slice, "metadata"));
    slice.metadata.generation = same ? generation : generation + 1;
  },
  printer: {
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
        createdCell(object, now),
      ];
    },
  },
};

function defaultSlice(slice: ApiObject): void {
  for (const port of objectsAt(slice, "ports")) {
    setDefault(port, "name", "");
    setDefault(port, "protocol", "TCP");
  }
}

function firstThree(values: readonly string[], empty: string): string {
  return values.length === 0 ? empty : moreThan(values, 3);
}

function strings(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === "string");
}
