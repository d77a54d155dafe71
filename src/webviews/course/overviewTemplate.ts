import { html, type TemplateResult } from "lit-html";
import type { ChapterOverview, CourseTexts, StepOverview } from "../../lesson/coursePage.ts";
import type { Send } from "./send.ts";

/** All steps of all chapters with their ticks, and about how long each takes. */
export function overviewTemplate(
  chapters: readonly ChapterOverview[],
  texts: CourseTexts,
  send: Send,
): TemplateResult {
  return html`
    <nav class="overview" aria-labelledby="all-steps">
      <h2 id="all-steps">${texts.allSteps}</h2>
      ${chapters.map(
        ({ title, duration, steps }) => html`
          <h3>${title} <span class="duration">${duration}</span></h3>
          <ol>
            ${steps.map((step) => html`<li>${stepButton(step, texts, send)}</li>`)}
          </ol>
        `,
      )}
    </nav>
  `;
}

function stepButton(
  { step, title, duration, isDone, isShown }: StepOverview,
  texts: CourseTexts,
  send: Send,
): TemplateResult {
  return html`<button
    type="button"
    class="step ${isShown ? "shown" : ""}"
    data-step=${step}
    aria-current=${isShown ? "step" : "false"}
    @click=${() => send({ type: "show", step })}
  >
    <span
      class="mark ${isDone ? "done" : "open"}"
      role="img"
      aria-label=${isDone ? texts.done : texts.notDone}
    ></span>
    <span class="title">${title}</span><span class="duration">${duration}</span>
  </button>`;
}
