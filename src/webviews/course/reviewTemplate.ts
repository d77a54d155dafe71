import { html, nothing, type TemplateResult } from "lit-html";
import type { CourseTexts, ReviewView } from "../../lesson/coursePage.ts";
import { questionTemplate } from "./questionTemplate.ts";
import type { Send } from "./send.ts";

/** A question that has come back: one line, and the question itself once it is opened. */
export function reviewTemplate(
  { title, text, question }: ReviewView,
  texts: CourseTexts,
  send: Send,
): TemplateResult {
  return html`<section class="review" aria-labelledby="review">
    <p id="review">
      <strong>${title}</strong>
      ${question ? nothing : html`<span>${text}</span>`}
    </p>
    ${
      question
        ? questionTemplate(question, texts, {
            place: "review",
            choose: (option) => send({ type: "answerReview", option }),
            askAgain: () => send({ type: "review", action: "askAgain" }),
          })
        : nothing
    }
    <button
      type="button"
      class="secondary"
      @click=${() => send({ type: "review", action: question ? "close" : "open" })}
    >
      ${question ? texts.close : texts.answer}
    </button>
  </section>`;
}
