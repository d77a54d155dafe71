/**
 * Makes `__proto__` an ordinary property name in this realm, as `node --disable-proto=delete` does. The project's own
 * code never assigns properties by names from outside (see `base/ownField.ts` in packages/kubernetes), but webernetes
 * does so when it merges, and could change the prototype of all objects. Call this only in a thread or process that is
 * dedicated to the practice cluster.
 */
export function protoIsAName(): void {
  Reflect.deleteProperty(Object.prototype, "__proto__");
}
