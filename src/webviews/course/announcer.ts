import type { CoursePage } from "../../lesson/coursePage.ts";

/**
 * Tells screen readers which item of the check list was ticked, and nothing when another step is shown; and what else
 * appears away from the focus.
 */
export class Announcer {
  readonly element = document.createElement("div");
  #step: string | undefined;
  #done = new Set<string>();

  constructor() {
    this.element.setAttribute("aria-live", "polite");
    this.element.className = "only-heard";
  }

  say(text: string): void {
    this.element.textContent = text;
  }

  tell({ lesson, texts }: CoursePage): void {
    const done = lesson.checklist.filter(({ isDone }) => isDone);
    if (this.#step === lesson.step) {
      const fresh = done.filter(({ part }) => !this.#done.has(part));
      if (fresh.length > 0)
        this.element.textContent = `${texts.done}: ${fresh.map(({ html }) => wordsOf(html)).join(" ")}`;
    } else this.element.textContent = "";
    this.#step = lesson.step;
    this.#done = new Set(done.map(({ part }) => part));
  }
}

function wordsOf(html: string): string {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.textContent;
}
