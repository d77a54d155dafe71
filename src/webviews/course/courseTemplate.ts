import { html, nothing, type TemplateResult } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { repeat } from "lit-html/directives/repeat.js";
import { unsafeHTML } from "lit-html/directives/unsafe-html.js";
import type {
  ChecklistItem,
  CoursePage,
  CourseTexts,
  Lesson,
  LessonAction,
  StepLink,
} from "../../lesson/coursePage.ts";
import { answerTemplate } from "./answerTemplate.ts";
import { labTemplate } from "./labTemplate.ts";
import type { LessonMap } from "./lessonMap.ts";
import { overviewTemplate } from "./overviewTemplate.ts";
import { questionTemplate } from "./questionTemplate.ts";
import { reviewTemplate } from "./reviewTemplate.ts";
import type { Send } from "./send.ts";

/** The whole page: a question that came back, the lesson that is shown, and below it all steps. */
export function courseTemplate(page: CoursePage, map: LessonMap, send: Send): TemplateResult {
  const { lesson, lab, review, texts } = page;
  return html`
    ${review ? reviewTemplate(review, texts, send) : nothing}
    ${lab ? keyed(`lab ${lab.lab}`, labTemplate(lab, texts, send)) : keyed(lesson.step, lessonTemplate(lesson, texts, map, send))}
    ${overviewTemplate(page, send)}
  `;
}

function lessonTemplate(lesson: Lesson, texts: CourseTexts, map: LessonMap, send: Send): TemplateResult {
  const { primary, actions, picture, questions } = lesson;
  return html`
    <article data-step=${lesson.step}>
      <p class="place">${lesson.place} · <span class="duration">${lesson.duration}</span></p>
      <h1 tabindex="-1">${lesson.title}${lesson.isDone ? doneMark(texts.done) : nothing}</h1>
      ${
        lesson.notice
          ? html`<div class="notice" role="status">
              <p>${lesson.notice.text}</p>
              <button type="button" class="secondary" @click=${() => send({ type: "endNotice" })}>
                ${lesson.notice.action}
              </button>
            </div>`
          : nothing
      }
      <div class="introduction">${unsafeHTML(lesson.introductionHtml)}</div>
      ${primary ? html`<div class="actions">${actionButton(primary, "primary", send)}</div>` : nothing}
      <ul class="checklist" aria-label=${texts.steps}>
        ${lesson.checklist.map((item) => checklistItem(item, texts))}
      </ul>
      ${
        actions.length > 0
          ? html`<div class="actions">
              ${repeat(
                actions,
                ({ id }) => id,
                (action) => actionButton(action, "secondary", send),
              )}
            </div>`
          : nothing
      }
      <div role="status">
        ${
          lesson.news.length > 0
            ? html`<ul class="news">
                ${lesson.news.map((line) => html`<li>${line}</li>`)}
              </ul>`
            : nothing
        }
      </div>
      ${answerTemplate(lesson.answer, texts, send)}
      ${
        lesson.isDone && lesson.next
          ? html`<div class="actions">
              <button
                type="button"
                class="primary"
                @click=${() => send({ type: "show", step: lesson.next?.step ?? "" })}
              >
                ${texts.next}: ${lesson.next.title}
              </button>
            </div>`
          : nothing
      }
      ${lesson.mapTitle === undefined ? nothing : map.titled(lesson.mapTitle)}
      ${picture ? html`<img class="picture" src=${picture.source} alt=${picture.description} />` : nothing}
      <div class="explanation">${unsafeHTML(lesson.explanationHtml)}</div>
      ${lesson.sections.map(
        ({ title, html: words }) =>
          html`<section>${title === "" ? nothing : html`<h2>${title}</h2>`}${unsafeHTML(words)}</section>`,
      )}
      ${repeat(
        questions,
        ({ id }) => id,
        (question) =>
          questionTemplate(question, texts, {
            place: "question",
            choose: (option) => send({ type: "answer", question: question.id, option }),
            askAgain: () => send({ type: "askAgain", question: question.id }),
          }),
      )}
      <nav class="neighbours">
        ${neighbour(lesson.previous, texts.previous, "previous", send)}
        ${neighbour(lesson.next, texts.next, "next", send)}
      </nav>
    </article>
  `;
}

function actionButton(
  { id, title }: LessonAction,
  rank: "primary" | "secondary",
  send: Send,
): TemplateResult {
  return html`<button type="button" class=${rank} @click=${() => send({ type: "act", action: id })}>
    ${title}
  </button>`;
}

function checklistItem({ part, html: words, isDone }: ChecklistItem, texts: CourseTexts): TemplateResult {
  return html`<li class=${isDone ? "done" : "open"} data-part=${part}>
    <span class="mark" role="img" aria-label=${isDone ? texts.done : texts.notDone}></span>
    <span>${unsafeHTML(words)}</span>
  </li>`;
}

function doneMark(done: string): TemplateResult {
  return html` <span class="mark done" role="img" aria-label=${done}></span>`;
}

function neighbour(
  link: StepLink | undefined,
  word: string,
  side: string,
  send: Send,
): TemplateResult | typeof nothing {
  if (!link) return nothing;
  return html`<button
    type="button"
    class="neighbour ${side}"
    @click=${() => send({ type: "show", step: link.step })}
  >
    <span class="word">${word}</span><span>${link.title}</span>
  </button>`;
}
