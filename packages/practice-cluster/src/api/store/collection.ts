import type { ApiObject } from "../../objectApi.ts";

interface Entry {
  readonly object: ApiObject;
  readonly bytes: number;
  readonly owner: string;
}

/** The objects of a kind by key, in order, with an index by controller. */
export class Collection {
  readonly #entries = new Map<string, Entry>();
  readonly #owned = new Map<string, Map<string, ApiObject>>();
  /** The sorted keys; undefined after an insertion or removal. */
  #sorted: readonly string[] | undefined;
  #bytes = 0;

  get size(): number {
    return this.#entries.size;
  }

  /** The total length of the stored objects. */
  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): ApiObject | undefined {
    return this.#entries.get(key)?.object;
  }

  set(key: string, object: ApiObject, bytes: number): void {
    const before = this.#entries.get(key);
    const owner = controllerOf(object);
    if (!before) this.#sorted = undefined;
    else if (before.owner !== owner) this.#disown(key, before.owner);
    this.#bytes += bytes - (before?.bytes ?? 0);
    this.#entries.set(key, { object, bytes, owner });
    const owned = this.#owned.get(owner) ?? new Map<string, ApiObject>();
    owned.set(key, object);
    this.#owned.set(owner, owned);
  }

  delete(key: string): void {
    const before = this.#entries.get(key);
    if (!before) return;
    this.#entries.delete(key);
    this.#disown(key, before.owner);
    this.#bytes -= before.bytes;
    this.#sorted = undefined;
  }

  values(): ApiObject[] {
    return Array.from(this.#entries.values(), ({ object }) => object);
  }

  /** The objects whose keys have this prefix, sorted by key. */
  list(start: string): ApiObject[] {
    this.#sorted ??= [...this.#entries.keys()].sort();
    const found: ApiObject[] = [];
    for (let index = firstFrom(this.#sorted, start); index < this.#sorted.length; index++) {
      const key = this.#sorted[index] ?? "";
      if (!key.startsWith(start)) break;
      const object = this.get(key);
      if (object) found.push(object);
    }
    return found;
  }

  ownedBy(uid: string): ApiObject[] {
    return [...(this.#owned.get(uid)?.values() ?? [])];
  }

  #disown(key: string, owner: string): void {
    const owned = this.#owned.get(owner);
    owned?.delete(key);
    if (owned?.size === 0) this.#owned.delete(owner);
  }
}

function controllerOf({ metadata }: ApiObject): string {
  return metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid ?? "";
}

/** The index of the first key that is not less than another. */
function firstFrom(keys: readonly string[], start: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? "") < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
