import type {
  V1EndpointSlice,
  V1Ingress,
  V1PersistentVolumeClaim,
  V1Service,
  V1StorageClass,
  V2HorizontalPodAutoscaler,
} from "@kubernetes/client-node";
import type { FromApi } from "../fromApi.ts";
import { type AutoscalerSummary, summarizeAutoscaler } from "./autoscalerSummary.ts";
import { type ClaimSummary, summarizeClaim } from "./claimSummary.ts";
import { type EndpointSliceSummary, summarizeEndpointSlice } from "./endpointSliceSummary.ts";
import { type IngressSummary, summarizeIngress } from "./ingressSummary.ts";
import type { MetadataSummary } from "./metadataSummary.ts";
import { type ServiceSummary, summarizeService } from "./serviceSummary.ts";
import { type StorageClassSummary, summarizeStorageClass } from "./storageClassSummary.ts";

/** What the tree keeps of an object that has a row. */
export type ObjectSummary =
  ServiceSummary | IngressSummary | ClaimSummary | AutoscalerSummary | MetadataSummary;

interface Types {
  readonly Service: V1Service;
  readonly EndpointSlice: V1EndpointSlice;
  readonly Ingress: V1Ingress;
  readonly PersistentVolumeClaim: V1PersistentVolumeClaim;
  readonly StorageClass: V1StorageClass;
  readonly HorizontalPodAutoscaler: V2HorizontalPodAutoscaler;
}

interface Summaries {
  readonly Service: ServiceSummary;
  readonly EndpointSlice: EndpointSliceSummary;
  readonly Ingress: IngressSummary;
  readonly PersistentVolumeClaim: ClaimSummary;
  readonly StorageClass: StorageClassSummary;
  readonly HorizontalPodAutoscaler: AutoscalerSummary;
}

/** The kinds whose objects are summarized by more than their metadata. */
export type SummarizedKind = keyof Summaries;

/** What is kept of an object of a kind. */
export type SummaryOf<Kind extends SummarizedKind> = Summaries[Kind];

/** An object of a kind, as the API's JSON. */
export type SummarizedObject<Kind extends SummarizedKind> = FromApi<Types[Kind]>;

/** The functions that summarize an object of each kind. */
export const summarizeObject: {
  readonly [Kind in SummarizedKind]: (object: SummarizedObject<Kind>) => SummaryOf<Kind>;
} = {
  Service: summarizeService,
  EndpointSlice: summarizeEndpointSlice,
  Ingress: summarizeIngress,
  PersistentVolumeClaim: summarizeClaim,
  StorageClass: summarizeStorageClass,
  HorizontalPodAutoscaler: summarizeAutoscaler,
};
