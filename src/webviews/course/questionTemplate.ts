import { html, nothing, type TemplateResult } from "lit-html";
import type { AskedOption, AskedQuestion, CourseTexts } from "../../lesson/coursePage.ts";
import type { Send } from "./send.ts";

/** One question with its possible answers, and what became of the one that was chosen. */
export function questionTemplate(question: AskedQuestion, texts: CourseTexts, send: Send): TemplateResult {
  const { id, text, options, result } = question;
  return html`
    <section class="question" aria-labelledby="question-${id}">
      <h2>${texts.question}</h2>
      <p id="question-${id}">${text}</p>
      <ul class="options">
        ${options.map((option) => html`<li>${optionButton(question, option, send)}</li>`)}
      </ul>
      <div class="result" role="status">
        ${
          result
            ? html`<p><strong>${result.isRight ? texts.correct : texts.notQuite}</strong> ${result.why}</p>
                ${
                  result.isRight
                    ? nothing
                    : html`<button
                        type="button"
                        class="secondary"
                        @click=${() => send({ type: "askAgain", question: id })}
                      >
                        ${texts.tryAgain}
                      </button>`
                }`
            : nothing
        }
      </div>
    </section>
  `;
}

/** An option. Once the question is answered it can be read, and does nothing; it keeps the focus that it had. */
function optionButton({ id, result }: AskedQuestion, option: AskedOption, send: Send): TemplateResult {
  const isChosen = result?.option === option.id;
  const look = isChosen ? (result.isRight ? "chosen right" : "chosen wrong") : "";
  return html`<button
    type="button"
    class="option ${look}"
    aria-pressed=${isChosen ? "true" : "false"}
    aria-disabled=${result ? "true" : "false"}
    @click=${() => {
      if (!result) send({ type: "answer", question: id, option: option.id });
    }}
  >
    ${option.text}
  </button>`;
}
