import { html, nothing, type TemplateResult } from "lit-html";
import { unsafeHTML } from "lit-html/directives/unsafe-html.js";
import type { CourseTexts, LabView } from "../../lesson/coursePage.ts";
import type { Send } from "./send.ts";

/** A lab: its story, what should be true at the end, and what was opened of hints, way and explanation. */
export function labTemplate(lab: LabView, texts: CourseTexts, send: Send): TemplateResult {
  return html`
    <article data-lab=${lab.lab}>
      <p class="place">${lab.place} · <span class="duration">${lab.duration}</span></p>
      <h1 tabindex="-1">
        ${lab.title}${lab.isDone ? html` <span class="mark done" role="img" aria-label=${texts.done}></span>` : nothing}
      </h1>
      <div class="introduction">${unsafeHTML(lab.storyHtml)}</div>
      <p class="note" role="status">${lab.note}</p>
      <h2>${texts.checks}</h2>
      <ul class="checklist">
        ${lab.checks.map(
          (check) =>
            html`<li class=${check.isDone ? "done" : "open"}>
              <span class="mark" role="img" aria-label=${check.isDone ? texts.done : texts.notDone}></span>
              <div>${unsafeHTML(check.html)}</div>
            </li>`,
        )}
      </ul>
      <div class="actions">
        ${lab.actions.map(
          ({ id, title, isPrimary }) =>
            html`<button
              type="button"
              class=${isPrimary ? "primary" : "secondary"}
              data-lab-action=${id}
              @click=${() => send({ type: "labAction", action: id })}
            >
              ${title}
            </button>`,
        )}
      </div>
      ${
        lab.hints.length > 0
          ? html`<section>
              <h2>${texts.hints}</h2>
              <div role="status">
                <ol>
                  ${lab.hints.map((hint) => html`<li>${unsafeHTML(hint)}</li>`)}
                </ol>
              </div>
            </section>`
          : nothing
      }
      ${section(texts.way, lab.wayHtml)} ${section(texts.rule, lab.explanationHtml)}
    </article>
  `;
}

function section(title: string, words: string): TemplateResult | typeof nothing {
  return words === ""
    ? nothing
    : html`<section>
        <h2>${title}</h2>
        ${unsafeHTML(words)}
      </section>`;
}
