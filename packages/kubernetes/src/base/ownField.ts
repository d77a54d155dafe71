/**
 * Access to fields by names known only at run time. The names come from files, requests and responses, where
 * `constructor` and `__proto__` are ordinary words; these functions never reach a prototype. The ESLint rule in
 * scripts/lint/namesAreData.mjs rejects `record[name]` and points here.
 */

/** Returns the value of a record's own field, or undefined if there is none. */
export function ownField<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  // eslint-disable-next-line workshop/names-are-data -- it is its own
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Sets a record's own field. */
export function setOwnField<T>(record: Record<string, T>, name: string, value: NoInfer<T>): void {
  // Assigning to `__proto__` sets the prototype instead of an own field.
  if (name === "__proto__")
    Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
  // eslint-disable-next-line workshop/names-are-data -- see above
  else record[name] = value;
}
