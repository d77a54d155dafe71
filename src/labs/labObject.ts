/** An object that a lab names. */
export interface LabObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined for a kind that belongs to none. */
  readonly namespace: string | undefined;
}

/** Objects of a kind in a namespace. */
export interface LabKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined for a kind that belongs to none. */
  readonly namespace: string | undefined;
}
