import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { ToMapPage } from "../../../map/mapPage.ts";

/** A small live map, which follows the connected cluster until it is disposed. */
export interface LessonMap extends Disposable {
  readonly onDidChange: Event<undefined>;
  /** What to tell the page now. */
  message(): ToMapPage;
  /** Does what the page asks for. */
  take(received: unknown): Promise<void>;
}

export interface ShownMapOptions {
  readonly open: () => Promise<LessonMap>;
  readonly send: (message: ToMapPage) => void;
}

/** The small map in the lesson. There is one only while it is seen, so that nothing is followed in vain. */
export class ShownMap implements Disposable {
  readonly #options: ShownMapOptions;
  /** What the page last said of its width. */
  #width: unknown;
  #map: LessonMap | undefined;
  #isSeen = false;
  /** Counts openings and closings: a map that was closed while it was being opened is not shown. */
  #turn = 0;

  constructor(options: ShownMapOptions) {
    this.#options = options;
  }

  /** Begins with a new page, whose width is not known yet. */
  beginPage(): void {
    this.#width = undefined;
    this.#close();
  }

  /** Says whether the lesson with the map is seen now. */
  async show(isSeen: boolean): Promise<void> {
    if (isSeen === this.#isSeen) return;
    this.#isSeen = isSeen;
    if (isSeen) await this.#open();
    else this.#close();
  }

  /** Takes what the map's part of the page says. */
  async take(received: unknown): Promise<void> {
    const type = textField(received, "type");
    if (type === "ready" || type === "resized") {
      const isFirst = this.#width === undefined;
      this.#width = received;
      if (isFirst) return this.#open();
    }
    await this.#map?.take(received);
  }

  dispose(): void {
    this.#isSeen = false;
    this.#close();
  }

  async #open(): Promise<void> {
    if (!this.#isSeen || this.#width === undefined) return;
    this.#close();
    const turn = this.#turn;
    const map = await this.#options.open();
    if (turn !== this.#turn) {
      map.dispose();
      return;
    }
    this.#map = map;
    map.onDidChange(() => this.#options.send(map.message()));
    await map.take(this.#width);
  }

  #close(): void {
    this.#turn++;
    this.#map?.dispose();
    this.#map = undefined;
  }
}
