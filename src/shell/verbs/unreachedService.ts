import { t } from "@vscode/l10n";
import type { V1Service } from "@kubernetes/client-node";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { endpointSlices } from "../describe/endpointSlices.ts";
import { labelsLine } from "../describe/pairs.ts";
import type { VerbContext } from "../verb.ts";

/**
 * Why a Service did not answer, in words; undefined where the address is that of none, or where it should have answered.
 *
 * @param target as curl was given it
 * @param from the namespace in which it was asked
 */
export async function unreachedService(
  context: VerbContext,
  target: string,
  from: string,
): Promise<string | undefined> {
  const url = URL.parse(/^https?:\/\//.test(target) ? target : `http://${target}`);
  // web, web.shop, web.shop.svc, web.shop.svc.cluster.local
  const [, name = "", namespace = from] =
    /^([a-z0-9-]+)(?:\.([a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?)?$/.exec(url?.hostname ?? "") ?? [];
  if (!url || name === "") return undefined;
  const { objects } = context.cluster.session;
  const found = await objects.read({ ...typeMeta(kinds.Service), name, namespace }, context.signal);
  if (!found) return t("There is no Service {0} in namespace {1}.", name, namespace);
  const { spec = {} }: FromApi<V1Service> = found;
  const slices = await endpointSlices(context, found);
  const ready = slices.flatMap(({ endpoints = [] }) =>
    endpoints.filter((each) => each.conditions?.ready ?? true),
  );
  if (ready.length === 0)
    return t(
      "Service {0} has no endpoints: no ready pod matches its selector {1}.",
      name,
      labelsLine(spec.selector),
    );
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  const ports = (spec.ports ?? []).map((each) => each.port ?? 0);
  if (!ports.includes(port))
    return t("Service {0} does not listen on port {1}, but on {2}.", name, port, ports.join(", "));
  return t(
    "Service {0} has endpoints, but nothing answers behind its port {1}. Compare its targetPort with the port that the container listens on.",
    name,
    port,
  );
}
