/**
 * Sorts in place as Go's `sort.SliceStable` does. Unlike JavaScript's sort, it has Go's result even if `isLess`
 * contradicts itself, as that of strategic merge patches does (`elementOrder.ts`).
 */
export function goStableSort<T>(items: T[], isLess: (left: T, right: T) => boolean): void {
  new StableSort(items, isLess).sort();
}

class StableSort<T> {
  readonly #items: T[];
  readonly #isLess: (left: T, right: T) => boolean;

  constructor(items: T[], isLess: (left: T, right: T) => boolean) {
    this.#items = items;
    this.#isLess = isLess;
  }

  sort(): void {
    const size = this.#items.length;
    let block = 20;
    for (let start = 0; start < size; start += block) this.#insert(start, Math.min(start + block, size));
    for (; block < size; block *= 2)
      for (let start = 0; start + block < size; start += 2 * block)
        this.#merge(start, start + block, Math.min(start + 2 * block, size));
  }

  #less(left: number, right: number): boolean {
    // Both indexes are within the list.
    return this.#isLess(this.#items[left] as T, this.#items[right] as T);
  }

  #move(from: number, to: number): void {
    this.#items.splice(to, 0, ...this.#items.splice(from, 1));
  }

  #insert(start: number, end: number): void {
    for (let at = start + 1; at < end; at++) {
      const item = this.#items[at] as T;
      let to = at;
      while (to > start && this.#isLess(item, this.#items[to - 1] as T)) to--;
      if (to < at) this.#move(at, to);
    }
  }

  /** `symMerge`: merges two sorted neighbors. */
  #merge(start: number, middle: number, end: number): void {
    if (middle - start === 1) {
      this.#move(start, firstWhere(middle, end, (at) => !this.#less(at, start)) - 1);
      return;
    }
    if (end - middle === 1) {
      this.#move(
        middle,
        firstWhere(start, middle, (at) => this.#less(middle, at)),
      );
      return;
    }
    const half = Math.floor((start + end) / 2);
    const sum = half + middle;
    const [low, high] = middle > half ? [sum - end, half] : [start, middle];
    const left = firstWhere(low, high, (at) => this.#less(sum - 1 - at, at));
    const right = sum - left;
    if (left < middle && middle < right) {
      const rotated = [...this.#items.slice(middle, right), ...this.#items.slice(left, middle)];
      for (const [index, item] of rotated.entries()) this.#items[left + index] = item;
    }
    if (start < left && left < half) this.#merge(start, left, half);
    if (half < right && right < end) this.#merge(half, right, end);
  }
}

/** Binary search: the first index from `low` on that satisfies the condition; `high` if none does. */
function firstWhere(low: number, high: number, holds: (at: number) => boolean): number {
  while (low < high) {
    const at = Math.floor((low + high) / 2);
    if (holds(at)) high = at;
    else low = at + 1;
  }
  return low;
}
