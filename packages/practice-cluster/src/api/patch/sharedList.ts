import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isObject } from "../json.ts";

/**
 * A list of maps with a merge key that changes as a Go slice does: in memory that older slices share, and where an
 * added item takes the place of a deleted one. This determines the order of items that one patch deletes and adds.
 */
export class SharedList {
  readonly #key: string;
  readonly #memory: unknown[];
  readonly #seenLength: number;
  #length: number;
  /** The first index of each key. */
  #places: ReadonlyMap<unknown, number> | undefined;
  readonly #added = new Map<unknown, number>();

  constructor(items: readonly unknown[], key: string) {
    this.#key = key;
    this.#memory = [...items];
    this.#seenLength = items.length;
    this.#length = items.length;
  }

  get items(): unknown[] {
    return this.#memory.slice(0, this.#length);
  }

  /** The list as an older slice of the same memory sees it. */
  get seen(): unknown[] {
    return this.#memory.slice(0, this.#seenLength);
  }

  /** Deletes all items with these key values, one value after the other. */
  delete(values: readonly unknown[]): void {
    const placesOf = new Map<unknown, number[]>();
    for (const [at, item] of this.items.entries()) {
      const places = placesOf.get(this.#keyOf(item));
      if (places) places.push(at);
      else placesOf.set(this.#keyOf(item), [at]);
    }
    const deleted = new Set<number>();
    /**
     * The memory after the end of the list, from the back: each deletion shifts the following items and leaves the last
     * one in place.
     */
    const behind: unknown[] = [];
    let last = this.#length - 1;
    for (const at of new Set(values.flatMap((value) => placesOf.get(value) ?? []))) {
      while (deleted.has(last)) last--;
      behind.push(this.#memory[last]);
      deleted.add(at);
    }
    const kept = this.items.filter((_, at) => !deleted.has(at));
    this.#length = kept.length;
    for (const [at, item] of [...kept, ...behind.reverse()].entries()) this.#memory[at] = item;
  }

  find(value: unknown): unknown {
    this.#places ??= new Map(this.items.map((item, at) => [this.#keyOf(item), at] as const).reverse());
    const at = this.#places.get(value) ?? this.#added.get(value);
    return at === undefined ? undefined : this.#memory[at];
  }

  append(item: unknown): void {
    if (!this.#added.has(this.#keyOf(item))) this.#added.set(this.#keyOf(item), this.#length);
    this.#memory[this.#length++] = item;
  }

  /** The item's key value; undefined, which matches no other, if it has none. */
  #keyOf(item: unknown): unknown {
    return isObject(item) && Object.hasOwn(item, this.#key) ? ownField(item, this.#key) : undefined;
  }
}
