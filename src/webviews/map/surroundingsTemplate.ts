import { html, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { MapFrame } from "../../map/mapPage.ts";
import type { Player } from "./player.ts";
import type { Send } from "./send.ts";

/** The replay, and what is not shown. */
export function toolbarTemplate(
  { texts, timeline, notes }: MapFrame,
  player: Player,
  send: Send,
): TemplateResult {
  const { first, last, shown, isLive, text } = timeline;
  return html`
    <div class="replay">
      <button type="button" ?disabled=${last === first} @click=${() => player.toggle()}>
        ${player.isPlaying ? texts.pause : texts.play}
      </button>
      <input
        type="range"
        aria-label=${texts.replay}
        aria-valuetext=${text}
        min=${first}
        max=${last}
        .value=${String(shown)}
        ?disabled=${last === first}
        @input=${({ target }: Event) => {
          player.stop();
          if (target instanceof HTMLInputElement) send({ type: "replay", moment: target.valueAsNumber });
        }}
      />
      <button
        type="button"
        aria-pressed=${isLive ? "true" : "false"}
        @click=${() => {
          player.stop();
          send({ type: "live" });
        }}
      >
        ${texts.live}
      </button>
      <span class="moment">${text}</span>
    </div>
    ${notes.map((note) => html`<p class="note-line">${note}</p>`)}
  `;
}

/** What happened last, the newest first. */
export function happeningsTemplate({ texts, happenings }: MapFrame): TemplateResult {
  return html`
    <h2>${texts.happenings}</h2>
    <ol aria-live="polite" aria-relevant="additions">
      ${repeat(
        happenings.toReversed(),
        ({ id }) => id,
        ({ time, text }) => html`<li><span class="time">${time}</span> ${text}</li>`,
      )}
    </ol>
  `;
}
