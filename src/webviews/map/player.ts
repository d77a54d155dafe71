import type { MapTimeline } from "../../map/mapPage.ts";
import type { Send } from "./send.ts";

const stepMs = 900;

/** Plays the recorded moments one after the other, and then goes back to the present. */
export class Player {
  private timer: ReturnType<typeof setInterval> | undefined;
  private timeline: MapTimeline | undefined;
  private readonly send: Send;
  private readonly changed: () => void;

  /** @param changed is called when it starts or stops */
  constructor(send: Send, changed: () => void) {
    this.send = send;
    this.changed = changed;
  }

  get isPlaying(): boolean {
    return this.timer !== undefined;
  }

  /** Tells where the replay is now. */
  at(timeline: MapTimeline): void {
    this.timeline = timeline;
  }

  toggle(): void {
    if (this.isPlaying) {
      this.stop();
      return;
    }
    const { timeline } = this;
    if (!timeline) return;
    const isAtEnd = timeline.isLive || timeline.shown >= timeline.last;
    this.send({ type: "replay", moment: isAtEnd ? timeline.first : timeline.shown + 1 });
    this.timer = setInterval(() => this.step(), stepMs);
    this.changed();
  }

  stop(): void {
    if (!this.isPlaying) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.changed();
  }

  private step(): void {
    const { timeline } = this;
    if (!timeline || timeline.isLive || timeline.shown >= timeline.last) {
      this.stop();
      this.send({ type: "live" });
    } else this.send({ type: "replay", moment: timeline.shown + 1 });
  }
}
