import { t } from "@vscode/l10n";
import { actorName } from "../trace/actorWords.ts";
import type { Happening, Occurrence } from "../trace/happening.ts";
import { happeningText } from "../trace/happeningWords.ts";
import { Phrases } from "../trace/phrases.ts";
import { drawMap } from "./drawMap.ts";
import type { MapObject } from "./mapObject.ts";
import type { MapFrame, MapHappening, MapItem, MapTimeline } from "./mapPage.ts";
import { type MapSize, mapMeasures } from "./mapSize.ts";
import { mapTexts } from "./mapTexts.ts";
import { NewHappenings } from "./newHappenings.ts";
import { pastMoments } from "./past/pastMoments.ts";
import { type Moment, Recording } from "./recording.ts";
import type { Scene } from "./scene.ts";
import { pathOf } from "./stations.ts";

/** What is known of the cluster at one time. */
export interface Snapshot extends Omit<Scene, "objects" | "size" | "width"> {
  readonly objects: readonly MapObject[];
  /** All occurrences that are known, new or not. */
  readonly occurrences: Iterable<Occurrence>;
  /** Whether some of them were not known until now, after an interruption. */
  readonly isAfterGap: boolean;
}

/** Settings of a {@link MapModel}. */
export interface MapModelOptions {
  /** The language of the texts, such as `en`. */
  readonly language: string;
  readonly size: MapSize;
  /** The IANA time zone of the times; defaults to the machine's. */
  readonly timeZone?: string;
}

const mostListed = 8;
const mostWidth = 4000;

/** The live map of one cluster: what it shows now, and what it showed in the last minutes. */
export class MapModel {
  private readonly recording = new Recording();
  private readonly news = new NewHappenings();
  private readonly options: MapModelOptions;
  private scene: Omit<Scene, "objects" | "size" | "width"> = {
    labelSelector: undefined,
    tooManyPods: undefined,
    forbidden: [],
  };
  private width = 1000;
  private isBegun = false;
  /** The number of the moment that is shown again; undefined while the map is live. */
  private replayed: number | undefined;
  private fresh: MapHappening[] = [];
  private sent = new Map<string, string>();
  private happeningCount = 0;
  private readonly told = new WeakMap<Happening, MapHappening>();

  constructor(options: MapModelOptions) {
    this.options = options;
  }

  /** Takes the present state of the cluster, at a time in milliseconds since 1970. */
  update({ objects, occurrences, isAfterGap, ...scene }: Snapshot, at: number): void {
    this.scene = scene;
    if (!this.isBegun) {
      this.isBegun = true;
      const since = at - this.recording.ms;
      const past = pastMoments(objects, this.news.begin(occurrences, since), { since, now: at });
      this.recording.begin(objects, past, at);
      return;
    }
    const moment = this.recording.record(objects, this.news.take(occurrences, isAfterGap), at);
    if (moment && this.replayed === undefined) this.fresh.push(...this.tell(moment));
  }

  /** Sets the width of the page in pixels. */
  resize(width: number): void {
    const { leastWidth } = mapMeasures[this.options.size];
    if (Number.isFinite(width)) this.width = Math.round(Math.min(mostWidth, Math.max(leastWidth, width)));
  }

  /** Shows an earlier moment again, or the present if it is the last one. */
  replay(number: number): void {
    const moment = this.recording.moments.find((each) => each.number === number);
    const isLast = moment === this.recording.moments.at(-1);
    this.replayed = moment && !isLast ? number : undefined;
    this.fresh = moment ? this.tell(moment) : [];
  }

  /** Shows the present. */
  live(): void {
    this.replayed = undefined;
    this.fresh = [];
  }

  /** Finds a shown object by the id of its item. */
  objectOf(id: string): MapObject | undefined {
    const objects = this.shownObjects;
    if (!id.startsWith("cell/")) return objects.get(id);
    return objects.get(`node/${id.slice("cell/".length)}`);
  }

  /**
   * Returns what there is to show.
   *
   * @param isWhole whether the page has nothing yet; otherwise, the frame has only what has changed
   */
  frame(isWhole: boolean): MapFrame {
    const drawing = drawMap({
      ...this.scene,
      objects: this.shownObjects,
      size: this.options.size,
      width: this.width,
    });
    const { fresh } = this;
    this.fresh = [];
    return {
      ...drawing,
      type: "frame",
      isWhole,
      language: this.options.language,
      texts: mapTexts(),
      items: this.unsent(drawing.items, isWhole),
      notes: [...this.pastNotes(), ...drawing.notes],
      order: drawing.items.map(({ id }) => id),
      happenings: this.listed(),
      fresh,
      timeline: this.timeline(),
    };
  }

  private get shownObjects(): ReadonlyMap<string, MapObject> {
    return this.recording.objectsAfter(this.replayed);
  }

  private unsent(items: readonly MapItem[], isWhole: boolean): MapItem[] {
    const before = isWhole ? new Map<string, string>() : this.sent;
    this.sent = new Map(items.map((item) => [item.id, JSON.stringify(item)]));
    return items.filter(({ id }) => before.get(id) !== this.sent.get(id));
  }

  private listed(): MapHappening[] {
    const { moments } = this.recording;
    const { replayed } = this;
    const until = replayed === undefined ? moments : moments.filter(({ number }) => number <= replayed);
    const last: MapHappening[] = [];
    for (const moment of until.toReversed()) {
      last.unshift(...this.tell(moment));
      if (last.length >= mostListed) break;
    }
    return last.slice(-mostListed);
  }

  /** What is not known of a time at which nobody looked. */
  private pastNotes(): string[] {
    const moment = this.recording.moments.find(({ number }) => number === this.replayed);
    return moment?.isAssembled
      ? [
          t(
            "This was before the map was opened. It is put together from events and the times of objects: changes that left neither are missing, and of pods that are gone, only their events are known.",
          ),
        ]
      : [];
  }

  private timeline(): MapTimeline {
    const { moments } = this.recording;
    const first = moments[0]?.number ?? 0;
    const last = moments.at(-1)?.number ?? 0;
    const { replayed } = this;
    const moment =
      replayed === undefined ? moments.at(-1) : moments.find(({ number }) => number === replayed);
    const isLive = replayed === undefined || moment === undefined;
    const words = moment ? this.tell(moment).map(({ text }) => text) : [];
    const time = moment ? this.clock(moment.at) : "";
    return {
      first,
      last,
      shown: moment?.number ?? last,
      isLive,
      text: [isLive ? t("Live") : time, ...words.slice(0, 2)].filter((part) => part).join(" · "),
    };
  }

  /** The happenings of a moment in words, with the way they light up on the map of that moment. */
  private tell({ number, happenings }: Moment): MapHappening[] {
    return happenings.map((happening) => {
      const known = this.told.get(happening);
      if (known) return known;
      const text = happeningText(happening, new Phrases([], false)).replaceAll("`", "");
      const told: MapHappening = {
        id: this.happeningCount++,
        time: this.clock(happening.at),
        text: `${actorName(happening.actor).replaceAll("`", "")}: ${text}`,
        path: pathOf(happening, this.recording.objectsAfter(number)),
      };
      this.told.set(happening, told);
      return told;
    });
  }

  private clock(at: number): string {
    const { language, timeZone } = this.options;
    return new Date(at).toLocaleTimeString(language, { timeZone });
  }
}
