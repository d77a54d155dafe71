/**
 * An API object as received. client-node's types declare dates as `Date` and required fields as present, but a watch
 * delivers JSON, where a date is text (or null for Go's zero time) and an old, partial or simulated object may lack
 * any field. client-node's own classes are assignable to this type.
 */
export type FromApi<T> = T extends Date
  ? Date | string | null
  : T extends readonly (infer Item)[]
    ? readonly FromApi<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]?: FromApi<T[Key]> }
      : T;

/** Converts an API time to milliseconds since 1970; returns undefined if it is missing or invalid. */
export function timeMs(time: FromApi<Date> | undefined): number | undefined {
  if (!time) return undefined;
  const ms = time instanceof Date ? time.getTime() : Date.parse(time);
  return Number.isNaN(ms) ? undefined : ms;
}
