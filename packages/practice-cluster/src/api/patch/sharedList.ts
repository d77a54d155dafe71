import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isObject } from "../json.ts";

/**
 * A list of maps with a merge key, changed as Go changes a slice: in the memory that others see too, where what is
 * deleted leaves its place to what is added later. That decides the order of what is deleted and added in one patch.
 */
export class SharedList {
  readonly #key: string;
  readonly #memory: unknown[];
  readonly #seenLength: number;
  #length: number;
  /** The first place of each key. */
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

  /** What those see who hold the list as it was. */
  get seen(): unknown[] {
    return this.#memory.slice(0, this.#seenLength);
  }

  /** Deletes all items with these values of the key, one value after the other. */
  delete(values: readonly unknown[]): void {
    const placesOf = new Map<unknown, number[]>();
    for (const [at, item] of this.items.entries()) {
      const places = placesOf.get(this.#keyOf(item));
      if (places) places.push(at);
      else placesOf.set(this.#keyOf(item), [at]);
    }
    const deleted = new Set<number>();
    /** What stays behind the end, from the back: each deletion moves what follows, and leaves the last where it was. */
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

  /** Unlike any that is looked for where an item has no key. */
  #keyOf(item: unknown): unknown {
    return isObject(item) && Object.hasOwn(item, this.#key) ? ownField(item, this.#key) : undefined;
  }
}
