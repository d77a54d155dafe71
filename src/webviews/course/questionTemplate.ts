import { html, nothing, type TemplateResult } from "lit-html";
import type { AskedOption, AskedQuestion, CourseTexts } from "../../lesson/coursePage.ts";

/** Where a question stands, and what happens to it. */
interface QuestionUse {
  /** Tells its ids from those of the same question elsewhere on the page. */
  readonly place: string;
  readonly choose: (option: string) => void;
  readonly askAgain: () => void;
}

/** One question with its possible answers, and what became of the one that was chosen. */
export function questionTemplate(
  question: AskedQuestion,
  texts: CourseTexts,
  use: QuestionUse,
): TemplateResult {
  const { id, text, options, result } = question;
  return html`
    <section class="question" aria-labelledby="${use.place}-${id}">
      <h2>${texts.question}</h2>
      <p id="${use.place}-${id}">${text}</p>
      <ul class="options">
        ${options.map((option) => html`<li>${optionButton(question, option, use)}</li>`)}
      </ul>
      <div class="result" role="status">
        ${
          result
            ? html`<p><strong>${result.isRight ? texts.correct : texts.notQuite}</strong> ${result.why}</p>
                ${
                  result.isRight
                    ? nothing
                    : html`<button type="button" class="secondary" @click=${use.askAgain}>
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
function optionButton({ result }: AskedQuestion, option: AskedOption, use: QuestionUse): TemplateResult {
  const isChosen = result?.option === option.id;
  const look = isChosen ? (result.isRight ? "chosen right" : "chosen wrong") : "";
  return html`<button
    type="button"
    class="option ${look}"
    aria-pressed=${isChosen ? "true" : "false"}
    aria-disabled=${result ? "true" : "false"}
    @click=${() => {
      if (!result) use.choose(option.id);
    }}
  >
    ${option.text}
  </button>`;
}
