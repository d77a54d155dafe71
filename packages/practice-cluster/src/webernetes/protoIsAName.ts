/**
 * Makes `__proto__` a name like any other in this realm, as `node --disable-proto=delete` does. Our own code never
 * assigns by a name from outside (`base/ownField.ts` of packages/kubernetes); webernetes does as it merges, and there such a name would
 * reach the prototype of all objects. Only for a thread or process that is the practice cluster's alone.
 */
export function protoIsAName(): void {
  Reflect.deleteProperty(Object.prototype, "__proto__");
}
