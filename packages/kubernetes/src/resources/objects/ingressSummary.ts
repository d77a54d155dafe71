import type { V1Ingress, V1IngressBackend } from "@kubernetes/client-node";
import { kinds } from "../../kinds/kinds.ts";
import type { FromApi } from "../fromApi.ts";
import { identityOf, type ObjectIdentity } from "./objectIdentity.ts";
import { addressesOf } from "./serviceSummary.ts";

/** Where an Ingress sends the requests for a host and a path. */
interface IngressRoute {
  /** Empty for every host. */
  readonly host: string;
  /** Empty for every path. */
  readonly path: string;
  /** The name of the Service; undefined if the backend is another resource. */
  readonly service: string | undefined;
  /** The number or the name of the Service's port. */
  readonly port: string;
}

/** The fields of an Ingress that the tree shows, and those that identify it. */
export interface IngressSummary extends ObjectIdentity {
  readonly shape: "ingress";
  readonly kind: "Ingress";
  readonly className: string | undefined;
  readonly routes: readonly IngressRoute[];
  readonly addresses: readonly string[];
}

/** https://kubernetes.io/docs/concepts/services-networking/ingress/ */
export function summarizeIngress({ metadata, spec, status }: FromApi<V1Ingress>): IngressSummary {
  const rules = (spec?.rules ?? []).flatMap(({ host = "", http }) =>
    (http?.paths ?? []).map(({ path = "", backend }) => routeTo(backend, host, path)),
  );
  return {
    shape: "ingress",
    ...identityOf(kinds.Ingress, metadata),
    className: spec?.ingressClassName ?? metadata?.annotations?.["kubernetes.io/ingress.class"],
    routes: spec?.defaultBackend ? [...rules, routeTo(spec.defaultBackend, "", "")] : rules,
    addresses: addressesOf(status?.loadBalancer?.ingress),
  };
}

/** The names of the Services that an Ingress routes to, each once. */
export function backendsOf({ routes }: Pick<IngressSummary, "routes">): string[] {
  return [...new Set(routes.flatMap(({ service }) => service ?? []))];
}

function routeTo(backend: FromApi<V1IngressBackend> | undefined, host: string, path: string): IngressRoute {
  const { name, port } = backend?.service ?? {};
  return { host, path, service: name, port: String(port?.number ?? port?.name ?? "") };
}
