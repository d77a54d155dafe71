import { objectsAt, stringAt } from "../json.ts";
import type { ApiObject } from "../../objectApi.ts";

/** The addresses that a load balancer assigned to an Ingress or a Service. */
export function loadBalancerAddresses(object: ApiObject): string[] {
  return objectsAt(object, "status", "loadBalancer", "ingress").map(
    (entry) => stringAt(entry, "ip") ?? stringAt(entry, "hostname") ?? "",
  );
}
