import { html, render } from "lit-html";
import type { ToMapPage } from "../../map/mapPage.ts";
import { MapStage } from "../map/mapStage.ts";
import type { Send } from "./send.ts";

const mostListed = 3;

/** The small live map of a lesson: the drawing, what happened last, and the way to the whole map. */
export class LessonMap {
  readonly #element = document.createElement("div");
  readonly #below = document.createElement("div");
  readonly #send: Send;
  readonly #stage: MapStage;
  #title = "";

  constructor(send: Send) {
    this.#send = send;
    this.#stage = new MapStage((message) => send({ type: "map", message }));
    this.#element.className = "lesson-map without";
    this.#element.append(this.#stage.element, this.#below);
  }

  /**
   * The same element for every lesson.
   *
   * @param title of the button that opens the whole map
   */
  titled(title: string): HTMLElement {
    this.#title = title;
    return this.#element;
  }

  /** Shows a state of the map. Without the practice cluster, there is none in the lesson. */
  show(message: ToMapPage): void {
    const frame = message.type === "frame" ? message : undefined;
    this.#element.classList.toggle("without", !frame);
    this.#stage.show(frame);
    if (!frame) return;
    const { happenings, notes } = frame;
    render(
      html`<ol>
          ${happenings
            .slice(-mostListed)
            .toReversed()
            .map(({ time, text }) => html`<li><span class="time">${time}</span> ${text}</li>`)}
        </ol>
        ${notes.map((note) => html`<p class="note-line">${note}</p>`)}
        <button
          type="button"
          class="secondary"
          @click=${() => this.#send({ type: "map", message: { type: "open" } })}
        >
          ${this.#title}
        </button>`,
      this.#below,
    );
  }
}
