import { causalOrder } from "../trace/causalOrder.ts";
import type { Happening, Occurrence } from "../trace/happening.ts";
import { mergeOccurrences } from "../trace/mergeOccurrences.ts";

const mostRemembered = 20_000;

/** Tells what has happened since it was last asked, in the order of causes and effects. */
export class NewHappenings {
  private seen = new Set<string>();
  private before = new Set<string>();

  /**
   * Takes all occurrences that are known at first.
   *
   * @returns those after a time in milliseconds since 1970, similar acts together
   */
  begin(occurrences: Iterable<Occurrence>, since: number): Happening[] {
    return told(this.unseen(occurrences).filter(({ at }) => at > since));
  }

  /**
   * Takes all occurrences that are known now.
   *
   * @param isAfterGap whether some were not known until now, after an interruption. They are not news.
   * @returns what is new, similar acts together
   */
  take(occurrences: Iterable<Occurrence>, isAfterGap: boolean): Happening[] {
    const fresh = this.unseen(occurrences);
    return isAfterGap ? [] : told(fresh);
  }

  private unseen(occurrences: Iterable<Occurrence>): Occurrence[] {
    const fresh: Occurrence[] = [];
    for (const occurrence of occurrences) {
      const key = keyOf(occurrence);
      if (this.seen.has(key) || this.before.has(key)) continue;
      this.remember(key);
      fresh.push(occurrence);
    }
    return fresh;
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

/** Tells occurrences in the order of causes and effects. */
function told(occurrences: readonly Occurrence[]): Happening[] {
  // Within a trace, and so for its order, names are unique: it covers one namespace.
  const namespaces = Map.groupBy(occurrences, ({ object }) => object.namespace ?? "");
  return [...namespaces.values()]
    .flatMap((inOne) => mergeOccurrences(causalOrder(inOne).occurrences))
    .sort((one, other) => second(one.at) - second(other.at));
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
