/**
 * An object of the API as it reaches us: client-node's types say that dates are `Date` and that required
 * fields are there, while a watch hands over the JSON, where a date is text (or null when Go left it zero)
 * and an old, partial or simulated object may lack anything. client-node's own classes fit this type too.
 */
export type FromApi<T> = T extends Date
  ? Date | string | null
  : T extends readonly (infer Item)[]
    ? readonly FromApi<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]?: FromApi<T[Key]> }
      : T;

/** A time of the API in milliseconds, `undefined` where there is none that can be read. */
export function timeMs(time: FromApi<Date> | undefined): number | undefined {
  if (!time) return undefined;
  const ms = time instanceof Date ? time.getTime() : Date.parse(time);
  return Number.isNaN(ms) ? undefined : ms;
}
