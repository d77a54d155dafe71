import { html, nothing, type TemplateResult } from "lit-html";
import type { AskedQuestion, CourseTexts, ReviewAction, ReviewView } from "../../lesson/coursePage.ts";
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
    ${question ? opened(question, texts, send) : actionButton("open", texts.answer, send)}
  </section>`;
}

function opened(question: AskedQuestion, texts: CourseTexts, send: Send): TemplateResult {
  return html`${questionTemplate(question, texts, {
    place: "review",
    choose: (option) => send({ type: "answerReview", option }),
    askAgain: () => send({ type: "review", action: "askAgain" }),
  })}
  ${actionButton("close", texts.close, send)}`;
}

function actionButton(action: ReviewAction, title: string, send: Send): TemplateResult {
  return html`<button type="button" class="secondary" @click=${() => send({ type: "review", action })}>
    ${title}
  </button>`;
}
