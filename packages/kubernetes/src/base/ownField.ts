/**
 * Fields by a name that is only known at run time. Such names come out of people's files, requests and answers, where
 * `constructor` and `__proto__` are words like any other: none of these functions ever reaches a prototype. A rule of
 * ESLint (scripts/lint/namesAreData.mjs) sends here whoever writes `record[name]`.
 */

/** The value of a record's own field; undefined where there is none. */
export function ownField<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  // eslint-disable-next-line workshop/names-are-data -- it is its own
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Sets a record's own field. */
export function setOwnField<T>(record: Record<string, T>, name: string, value: NoInfer<T>): void {
  // The only name whose assignment does something else than to set the record's own field.
  if (name === "__proto__")
    Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
  // eslint-disable-next-line workshop/names-are-data -- see above
  else record[name] = value;
}
