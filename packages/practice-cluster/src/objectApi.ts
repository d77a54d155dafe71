import type { ResourceName } from "@kubernetes-workshop/kubernetes/kinds/kinds";

export interface ApiObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    generation?: number;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    deletionGracePeriodSeconds?: number;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: {
      apiVersion: string;
      kind: string;
      name: string;
      uid: string;
      controller?: boolean;
      blockOwnerDeletion?: boolean;
    }[];
    finalizers?: string[];
    generateName?: string;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

export interface ListOptions {
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Selects objects by the uid of their controller, through an index. An empty string selects objects without one. */
  readonly owner?: string;
}

export interface ObjectEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: ApiObject;
}

/**
 * The interface through which controllers access objects: the semantics of the API server without its transport. Methods
 * throw `ApiError` (code, reason, message, details) where the API server would refuse.
 */
export interface ObjectApi {
  get(resource: ResourceName, namespace: string | undefined, name: string): Promise<ApiObject>;
  /** Lists objects. They are shared with all other callers: copy an object before you change it. */
  list(
    resource: ResourceName,
    options?: ListOptions,
  ): Promise<{ items: ApiObject[]; resourceVersion: string }>;
  create(resource: ResourceName, object: ApiObject): Promise<ApiObject>;
  /** Replaces an object. If it has a resourceVersion, that must be the current one. */
  update(resource: ResourceName, object: ApiObject, subresource?: "status"): Promise<ApiObject>;
  delete(
    resource: ResourceName,
    namespace: string | undefined,
    name: string,
    options?: { propagationPolicy?: "Background" | "Foreground" | "Orphan"; gracePeriodSeconds?: number },
  ): Promise<void>;
  /** Emits existing objects as ADDED, then changes until the signal is aborted. Objects are shared, as in `list`. */
  watch(resource: ResourceName, options: ListOptions, signal: AbortSignal): AsyncIterable<ObjectEvent>;
}
