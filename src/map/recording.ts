import type { Happening } from "../trace/happening.ts";
import { isSameOnMap, type MapObject } from "./mapObject.ts";

/** What changed at one time. */
export interface Moment {
  /** Moments are numbered in the order of their recording. */
  readonly number: number;
  /** Milliseconds since 1970, by the clock of this machine. */
  readonly at: number;
  readonly changes: readonly Change[];
  readonly happenings: readonly Happening[];
  /** Whether it was before the recording began, and is put together from what is known of that time. */
  readonly isAssembled: boolean;
}

/** What became of an object. */
export interface Change {
  readonly id: string;
  /** Undefined if the object was added. */
  readonly before: MapObject | undefined;
  /** Undefined if the object was removed. */
  readonly after: MapObject | undefined;
}

/** How much a {@link Recording} keeps; it drops the oldest moments. */
export interface RecordingLimits {
  readonly ms: number;
  readonly moments: number;
  readonly changes: number;
}

const tenMinutes: RecordingLimits = { ms: 10 * 60 * 1000, moments: 600, changes: 20_000 };

/**
 * The objects of the map as they are now, and the changes of the last minutes. An earlier state is the present one with
 * the later changes undone, so that moments can be dropped without keeping a state for each.
 */
export class Recording {
  private readonly objects = new Map<string, MapObject>();
  private readonly kept: Moment[] = [];
  private changeCount = 0;
  private nextNumber = 0;
  private readonly limits: RecordingLimits;

  constructor(limits: RecordingLimits = tenMinutes) {
    this.limits = limits;
  }

  /** The moments that can be shown again, oldest first. */
  get moments(): readonly Moment[] {
    return this.kept;
  }

  /** Milliseconds that it reaches back. */
  get ms(): number {
    return this.limits.ms;
  }

  /**
   * Begins with the present objects.
   *
   * @param past the moments that led to them, oldest first
   */
  begin(objects: readonly MapObject[], past: readonly Omit<Moment, "number">[], at: number): void {
    this.take(objects);
    for (const moment of past) this.keep(moment, at);
  }

  /**
   * Takes the present objects.
   *
   * @returns the moment that was recorded; undefined if nothing has changed
   */
  record(objects: readonly MapObject[], happenings: readonly Happening[], at: number): Moment | undefined {
    const changes = this.take(objects);
    if (changes.length === 0 && happenings.length === 0) return undefined;
    return this.keep({ at, changes, happenings, isAssembled: false }, at);
  }

  /** Returns the objects as they were after a moment; as they are now if the moment is not kept. */
  objectsAfter(number: number | undefined): ReadonlyMap<string, MapObject> {
    const first = this.kept[0]?.number ?? 0;
    if (number === undefined || number < first) return this.objects;
    const state = new Map(this.objects);
    for (const { changes } of this.kept.slice(number - first + 1).reverse())
      for (const { id, before } of changes)
        if (before) state.set(id, before);
        else state.delete(id);
    return state;
  }

  private keep(unnumbered: Omit<Moment, "number">, now: number): Moment {
    const moment: Moment = { number: this.nextNumber++, ...unnumbered };
    this.kept.push(moment);
    this.changeCount += moment.changes.length;
    this.dropOld(now);
    return moment;
  }

  private take(objects: readonly MapObject[]): Change[] {
    const changes: Change[] = [];
    const present = new Set<string>();
    for (const object of objects) {
      present.add(object.id);
      const before = this.objects.get(object.id);
      if (before && isSameOnMap(before, object)) continue;
      this.objects.set(object.id, object);
      changes.push({ id: object.id, before, after: object });
    }
    if (present.size === this.objects.size) return changes;
    for (const [id, before] of this.objects) {
      if (present.has(id)) continue;
      this.objects.delete(id);
      changes.push({ id, before, after: undefined });
    }
    return changes;
  }

  private dropOld(now: number): void {
    const { ms, moments, changes } = this.limits;
    const isTooMuch = ({ at }: Moment): boolean =>
      now - at > ms || this.kept.length > moments || this.changeCount > changes;
    for (
      let oldest = this.kept[0];
      oldest && this.kept.length > 1 && isTooMuch(oldest);
      oldest = this.kept[0]
    ) {
      this.kept.shift();
      this.changeCount -= oldest.changes.length;
    }
  }
}
