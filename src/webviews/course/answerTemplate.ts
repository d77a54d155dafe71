import { html, nothing, type TemplateResult } from "lit-html";
import type { CheckAnswer, CourseTexts } from "../../lesson/coursePage.ts";
import type { Send } from "./send.ts";

/**
 * The button that checks the step, and what was last answered, in place. While it checks, the button keeps the focus:
 * a button with the attribute `disabled` would lose it.
 */
export function answerTemplate(
  answer: CheckAnswer | undefined,
  texts: CourseTexts,
  send: Send,
): TemplateResult {
  const isBusy = answer?.isBusy ?? false;
  const state = !answer ? "none" : isBusy ? "busy" : answer.isDone ? "done" : "open";
  return html`
    <div class="check">
      <button
        type="button"
        class="secondary"
        aria-disabled=${isBusy ? "true" : "false"}
        @click=${() => {
          if (!isBusy) send({ type: "check" });
        }}
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
