import { render } from "lit-html";
import type { CoursePage, ToCoursePage } from "../../lesson/coursePage.ts";
import { editorApi } from "../editorApi.ts";
import "./course.css";
import { courseTemplate } from "./courseTemplate.ts";
import { Announcer } from "./announcer.ts";
import { keepingFocus } from "./keepingFocus.ts";
import { LessonMap } from "./lessonMap.ts";
import { followWords } from "./followWords.ts";
import type { Send } from "./send.ts";

const send: Send = (message) => editorApi.postMessage(message);

const main = document.createElement("main");
const announcer = new Announcer();
const map = new LessonMap(send);
document.body.append(main, announcer.element);

let shownStep: string | undefined;

window.addEventListener("message", ({ data }: MessageEvent<ToCoursePage>) => {
  if (data.type === "map") map.show(data.message);
  else show(data.page);
});

function show(page: CoursePage): void {
  const shown = page.lab ? `lab ${page.lab.lab}` : page.lesson.step;
  const isOther = shownStep !== undefined && shownStep !== shown;
  document.documentElement.lang = page.language;
  keepingFocus(main, () => render(courseTemplate(page, map, send), main));
  announcer.tell(page);
  if (isOther) {
    window.scrollTo({ top: 0 });
    main.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }
  shownStep = shown;
}

// The texts of a lesson are HTML that was made in the extension: their buttons carry the id of what they do.
main.addEventListener("click", ({ target }) => {
  const action =
    target instanceof Element ? target.closest<HTMLElement>(".link[data-action]")?.dataset : undefined;
  if (action?.["action"] !== undefined) send({ type: "act", action: action["action"] });
});

followWords(main, (text) => announcer.say(text));

send({ type: "ready" });
