import type { Cluster } from "@ngrok/webernetes";
import { type Controller, type ControllerContext, find } from "../controllers/controller.ts";
import { keyOf } from "../controllers/objects.ts";
import type { ApiObject } from "../objectApi.ts";

interface Service extends ApiObject {
  readonly spec: {
    readonly clusterIP?: string;
    readonly ports?: readonly { readonly name?: string; readonly port: number; readonly nodePort?: number }[];
  };
}

interface EndpointSlice extends ApiObject {
  readonly ports?: readonly { readonly name?: string; readonly port?: number }[];
  readonly endpoints?: readonly {
    readonly addresses: readonly string[];
    readonly conditions?: { readonly ready?: boolean };
  }[];
}

const serviceLabel = "kubernetes.io/service-name";
/** The delay before routes are set again, in milliseconds, since webernetes' proxy drops them at each change. */
const againMs = 200;

/**
 * Routes Services of type LoadBalancer inside the cluster like those of type NodePort. webernetes' proxy ignores them.
 * https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
 */
export function loadBalancerRoutes(network: Cluster["network"]): (context: ControllerContext) => Controller {
  return ({ api }) => {
    const done = new Set<string>();

    const sync = async (key: string): Promise<number | undefined> => {
      const service = await find(api, "services", key);
      if (!service || typeOf(service) !== "LoadBalancer") return undefined;
      const { namespace = "default", name } = service.metadata;
      const { items } = await api.list("endpointslices.discovery.k8s.io", {
        namespace,
        labelSelector: `${serviceLabel}=${name}`,
      });
      route(service, items);
      if (done.delete(key)) return undefined;
      done.add(key);
      return againMs;
    };

    const route = (object: ApiObject, slices: readonly EndpointSlice[]): void => {
      // Safe, because the API server has validated the object.
      const { metadata, spec } = object as Service;
      const { namespace = "default", name } = metadata;
      const { clusterIP = "None", ports = [] } = spec;
      if (clusterIP === "None") return;
      network.registerService({
        metadata: { namespace, name },
        spec: { type: "NodePort", clusterIP, ports: [...ports] },
      });
      for (const port of ports)
        network.setServiceTargets(namespace, name, port.port, targetsOf(slices, port.name));
    };

    return {
      name: "load-balancer-routes",
      watched: [
        {
          resource: "services",
          keysOf: (service) => (typeOf(service) === "LoadBalancer" ? [keyOf(service)] : []),
        },
        {
          resource: "endpointslices.discovery.k8s.io",
          keysOf: ({ metadata }) => [`${metadata.namespace ?? ""}/${metadata.labels?.[serviceLabel] ?? ""}`],
        },
      ],
      sync,
    };
  };
}

function typeOf({ spec }: ApiObject): unknown {
  return typeof spec === "object" && spec !== null && "type" in spec ? spec.type : undefined;
}

function targetsOf(slices: readonly EndpointSlice[], portName = ""): string[] {
  return slices.flatMap(({ ports = [], endpoints = [] }) =>
    ports
      .filter(({ name = "" }) => name === portName)
      .flatMap(({ port }) =>
        endpoints
          .filter(({ conditions }) => conditions?.ready !== false)
          .flatMap(({ addresses: [address] }) =>
            address === undefined || port === undefined ? [] : [`${address}:${port}`],
          ),
      ),
  );
}
