import type { V1EndpointSlice } from "@kubernetes/client-node";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { DescribeContext } from "./describer.ts";

/** The endpoints of a Service. https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/ */
export async function endpointSlices(
  { cluster, signal }: Pick<DescribeContext, "cluster" | "signal">,
  { metadata: { name = "", namespace } }: KubernetesObject,
): Promise<readonly FromApi<V1EndpointSlice>[]> {
  const { apiVersion, kind } = typeMeta(kinds.EndpointSlice);
  const labelSelector = `kubernetes.io/service-name=${name}`;
  return cluster.session.objects.list(apiVersion, kind, { namespace, labelSelector }, signal);
}
