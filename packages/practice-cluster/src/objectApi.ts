/**
 * What the controllers and the HTTP server of the practice cluster know of its objects: the semantics of the
 * API server, without its transport. `resource` is the plural name with its group: `pods`, `jobs.batch`.
 */

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
  /** The uid of the controller that the objects must have; empty for those that have none. Found by an index. */
  readonly owner?: string;
}

export interface ObjectEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: ApiObject;
}

/** All methods throw `ApiError` (code, reason, message, details) where the API server would refuse. */
export interface ObjectApi {
  get(resource: string, namespace: string | undefined, name: string): Promise<ApiObject>;
  /** The objects are shared with everybody: copy one before changing it. */
  list(resource: string, options?: ListOptions): Promise<{ items: ApiObject[]; resourceVersion: string }>;
  create(resource: string, object: ApiObject): Promise<ApiObject>;
  /** Replaces an object; a resourceVersion in it must be the current one. */
  update(resource: string, object: ApiObject, subresource?: "status"): Promise<ApiObject>;
  delete(
    resource: string,
    namespace: string | undefined,
    name: string,
    options?: { propagationPolicy?: "Background" | "Foreground" | "Orphan"; gracePeriodSeconds?: number },
  ): Promise<void>;
  /** Lists (as ADDED) and then follows until the signal is aborted. The objects are shared, as those of a list. */
  watch(resource: string, options: ListOptions, signal: AbortSignal): AsyncIterable<ObjectEvent>;
}
