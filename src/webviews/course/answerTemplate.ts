import { html, nothing, type TemplateResult } from "lit-html";
import type { CheckAnswer, CourseTexts } from "../../lesson/coursePage.ts";
import type { Send } from "./send.ts";

/** The button that checks the step, and what was last answered, in place. */
export function answerTemplate(
  answer: CheckAnswer | undefined,
  texts: CourseTexts,
  send: Send,
): TemplateResult {
  const state = !answer ? "none" : answer.isBusy ? "busy" : answer.isDone ? "done" : "open";
  return html`
    <div class="check">
      <button
        type="button"
        class="secondary"
        ?disabled=${answer?.isBusy ?? false}
        @click=${() => send({ type: "check" })}
      >
        ${texts.check}
      </button>
      <div class="answer ${state}" role="status">
        ${answer ? html`<p>${answer.message}</p>` : nothing}
        ${
          answer?.action === undefined
            ? nothing
            : html`<button type="button" class="primary" @click=${() => send({ type: "follow" })}>
                ${answer.action}
              </button>`
        }
      </div>
    </div>
  `;
}
