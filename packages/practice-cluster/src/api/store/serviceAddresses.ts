import type { ApiObject } from "../../objectApi.ts";
import { invalid, type FieldError } from "../apiError.ts";
import { invalidValue } from "../fieldErrors.ts";
import { ensureObject, type JsonObject, objectsAt, stringAt, valueAt } from "../json.ts";

const nodePorts = { from: 30_000, to: 32_767 };
const kind = { group: "", kind: "Service" };

/**
 * Allocates a Service's cluster IP and node ports, and keeps those that it has.
 * https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
export function allocateServiceAddresses(
  service: ApiObject,
  existing: ApiObject | undefined,
  others: readonly ApiObject[],
): void {
  const spec = ensureObject(service, "spec");
  const type = stringAt(spec, "type");
  if (type === "ExternalName") {
    for (const name of ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
      Reflect.deleteProperty(spec, name);
    return;
  }
  if (existing && stringAt(existing, "spec", "type") !== "ExternalName")
    for (const name of ["clusterIP", "clusterIPs"] as const)
      if (spec[name] === undefined) spec[name] = existingField(existing, name);
  const taken = new Set(others.flatMap((other) => stringAt(other, "spec", "clusterIP") ?? []));
  const wanted = stringAt(spec, "clusterIP");
  if (wanted !== undefined && wanted !== "" && wanted !== "None" && taken.has(wanted))
    throw refused(service, [
      invalidValue(
        "spec.clusterIPs",
        [wanted],
        `failed to allocate IP ${wanted}: provided IP is already allocated`,
      ),
    ]);
  const clusterIP = wanted === undefined || wanted === "" ? freeAddress(taken) : wanted;
  spec["clusterIP"] = clusterIP;
  spec["clusterIPs"] = [clusterIP];
  if (spec["ipFamilies"] === undefined) spec["ipFamilies"] = ["IPv4"];
  if (spec["ipFamilyPolicy"] === undefined) spec["ipFamilyPolicy"] = "SingleStack";
  allocateNodePorts(service, spec, type, existing, others);
}

function existingField(existing: ApiObject, name: string): unknown {
  return valueAt(existing, "spec", name);
}

function freeAddress(taken: ReadonlySet<string>): string {
  for (;;) {
    const part = (): number => Math.floor(Math.random() * 254) + 1;
    const address = `10.96.${part()}.${part()}`;
    if (!taken.has(address)) return address;
  }
}

function allocateNodePorts(
  service: ApiObject,
  spec: JsonObject,
  type: string | undefined,
  existing: ApiObject | undefined,
  others: readonly ApiObject[],
): void {
  const ports = objectsAt(spec, "ports");
  const needed =
    type === "NodePort" || (type === "LoadBalancer" && spec["allocateLoadBalancerNodePorts"] !== false);
  if (!needed) {
    // A Service that is no longer of type NodePort releases its node ports.
    if (existing) for (const port of ports) delete port["nodePort"];
    return;
  }
  const taken = new Set(
    others.flatMap((other) => objectsAt(other, "spec", "ports").map((port) => port["nodePort"])),
  );
  for (const [index, port] of ports.entries()) {
    const before = objectsAt(existing, "spec", "ports").find((old) => old["port"] === port["port"]);
    if (port["nodePort"] === undefined && before?.["nodePort"] !== undefined)
      port["nodePort"] = before["nodePort"];
    const wanted = port["nodePort"];
    const field = `spec.ports[${index}].nodePort`;
    if (typeof wanted === "number" && wanted !== 0) {
      if (wanted < nodePorts.from || wanted > nodePorts.to)
        throw refused(service, [
          invalidValue(
            field,
            wanted,
            `provided port is not in the valid range. The range of valid ports is ${nodePorts.from}-${nodePorts.to}`,
          ),
        ]);
      if (taken.has(wanted))
        throw refused(service, [invalidValue(field, wanted, "provided port is already allocated")]);
      taken.add(wanted);
      continue;
    }
    let free = nodePorts.from + Math.floor(Math.random() * (nodePorts.to - nodePorts.from));
    while (taken.has(free)) free = free >= nodePorts.to ? nodePorts.from : free + 1;
    port["nodePort"] = free;
    taken.add(free);
  }
}

function refused(service: ApiObject, errors: readonly FieldError[]): Error {
  return invalid(kind, service.metadata.name, errors);
}
