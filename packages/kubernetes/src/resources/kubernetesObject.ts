/** The metadata of every API object: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
interface ObjectMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** An object of any kind, as JSON. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly [field: string]: unknown;
}

/** A reference to one object. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined for cluster-scoped kinds, and for the connection's own namespace. */
  readonly namespace?: string | undefined;
  /** If set, excludes a later object with the same name. */
  readonly uid?: string | undefined;
}

/** Returns a reference to an object, without a uid if it has none yet. */
export function referenceTo({ apiVersion, kind, metadata }: KubernetesObject): ObjectReference {
  return { apiVersion, kind, name: metadata.name ?? "", namespace: metadata.namespace, uid: metadata.uid };
}

/** Whether a parsed value is an API object, with the fields that all of them have. */
export function isKubernetesObject(value: unknown): value is KubernetesObject {
  if (typeof value !== "object" || value === null) return false;
  if (!("apiVersion" in value) || !("kind" in value) || !("metadata" in value)) return false;
  const { apiVersion, kind, metadata } = value;
  return (
    typeof apiVersion === "string" &&
    typeof kind === "string" &&
    typeof metadata === "object" &&
    metadata !== null
  );
}
