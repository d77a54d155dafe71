import { html, nothing, type TemplateResult } from "lit-html";
import type { CoursePage, CourseTexts, LabLink, StepOverview } from "../../lesson/coursePage.ts";
import type { Send } from "./send.ts";

/** All steps of all chapters with their ticks, and about how long each takes. */
export function overviewTemplate(page: CoursePage, send: Send): TemplateResult {
  const { chapters, texts, labs, labProblems } = page;
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
      ${
        labs.length > 0
          ? html`<h3>${texts.labs}</h3>
              <ol class="labs">
                ${labs.map((lab) => html`<li>${labButton(lab, texts, send)}</li>`)}
              </ol>`
          : nothing
      }
      ${labProblems.map((problem) => html`<p class="problem">${problem}</p>`)}
    </nav>
  `;
}

function stepButton(step: StepOverview, texts: CourseTexts, send: Send): TemplateResult {
  return html`<button
    type="button"
    class="step ${step.isShown ? "shown" : ""}"
    data-step=${step.step}
    aria-current=${step.isShown ? "step" : "false"}
    @click=${() => send({ type: "show", step: step.step })}
  >
    ${rowTemplate(step, texts)}
  </button>`;
}

function labButton(lab: LabLink, texts: CourseTexts, send: Send): TemplateResult {
  return html`<button
    type="button"
    class="step ${lab.isShown ? "shown" : ""}"
    data-lab=${lab.lab}
    aria-current=${lab.isShown ? "page" : "false"}
    @click=${() => send({ type: "lab", lab: lab.lab })}
  >
    ${rowTemplate(lab, texts)}
  </button>`;
}

/** What a row says: whether it is done, its title, and about how long it takes. */
function rowTemplate(
  { title, duration, isDone }: Pick<StepOverview & LabLink, "title" | "duration" | "isDone">,
  texts: CourseTexts,
): TemplateResult {
  return html`<span
      class="mark ${isDone ? "done" : "open"}"
      role="img"
      aria-label=${isDone ? texts.done : texts.notDone}
    ></span>
    <span class="title">${title}</span><span class="duration">${duration}</span>`;
}
