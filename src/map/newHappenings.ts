import { causalOrder } from "../trace/causalOrder.ts";
import type { Happening, Occurrence } from "../trace/happening.ts";
import { mergeOccurrences } from "../trace/mergeOccurrences.ts";

const mostRemembered = 20_000;

/** Tells what has happened since it was last asked, in the order of causes and effects. */
export class NewHappenings {
  private seen = new Set<string>();
  private before = new Set<string>();

  /**
   * Takes all occurrences that are known now.
   *
   * @param isAfterGap whether some were not known until now: at first, and after an interruption. They are not news.
   * @returns what is new, similar acts together
   */
  take(occurrences: Iterable<Occurrence>, isAfterGap: boolean): Happening[] {
    const fresh: Occurrence[] = [];
    for (const occurrence of occurrences) {
      const key = keyOf(occurrence);
      if (this.seen.has(key) || this.before.has(key)) continue;
      this.remember(key);
      fresh.push(occurrence);
    }
    if (isAfterGap) return [];
    // Within a trace, and so for its order, names are unique: it covers one namespace.
    const namespaces = Map.groupBy(fresh, ({ object }) => object.namespace ?? "");
    return [...namespaces.values()]
      .flatMap((inOne) => mergeOccurrences(causalOrder(inOne).occurrences))
      .sort((one, other) => second(one.at) - second(other.at));
  }

  /** What is older than two generations can no longer be told again: its object is gone, or its event. */
  private remember(key: string): void {
    if (this.seen.size >= mostRemembered) {
      this.before = this.seen;
      this.seen = new Set();
    }
    this.seen.add(key);
  }
}

function second(ms: number): number {
  return Math.trunc(ms / 1000);
}

/** Identifies a happening; a repeated event is a new one. Its parts are ordered by their writes. */
function keyOf({ what, object, until, sequence }: Occurrence): string {
  const detail = "container" in what ? what.container : "manager" in what ? (what.manager ?? "") : "";
  return [what.type, object.kind, object.namespace, object.name, object.uid, until, sequence, detail].join(
    " ",
  );
}
