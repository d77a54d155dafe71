import { type Token, type Tokens } from "marked";
import { type PartId, partsOfSteps, type StepId } from "../course/steps.ts";
import type { AskedQuestion, CheckAnswer, Lesson, LessonAction, StepLink } from "./coursePage.ts";
import { readCommandLink } from "./commandLink.ts";
import type { LessonText } from "./lessonText.ts";
import { markdownToHtml } from "./markdownToHtml.ts";
import { readDescription } from "./readDescription.ts";
import { readLessonPage } from "./readLessonPage.ts";

/** What a lesson is made of. */
export interface LessonSource {
  readonly step: StepId;
  readonly text: LessonText;
  /** The step's page, as Markdown. */
  readonly markdown: string;
  readonly done: ReadonlySet<PartId>;
  readonly place: string;
  readonly duration: string;
  readonly news: readonly string[];
  readonly notice: Lesson["notice"];
  readonly answer: CheckAnswer | undefined;
  readonly questions: readonly AskedQuestion[];
  readonly previous: StepLink | undefined;
  readonly next: StepLink | undefined;
  /** The id of the button for a link to a command; undefined for one that the view has in another form, or not at all. */
  readonly actionOf: (href: string) => string | undefined;
  /** The address of a picture for the webview, from its place in the extension's folder. */
  readonly pictureAt: (path: string) => string;
}

/** Puts one step together for the Course view, from the same texts as the contributed walkthrough. */
export function lessonOf(source: LessonSource): Lesson {
  const { step, text, done } = source;
  const parts: readonly PartId[] = partsOfSteps[step];
  const page = readLessonPage(source.markdown);
  const description = readDescription(text.description);
  const actions = description.actions.flatMap(({ title, href }): LessonAction[] => {
    const id = source.actionOf(href);
    return id === undefined ? [] : [{ id, title }];
  });
  const open = parts.findIndex((part) => !done.has(part));
  const primary = open < 0 ? undefined : actionOfPart(actions, parts, open);
  const html = (tokens: string | Token[]): string =>
    markdownToHtml(tokens, { actionOf: source.actionOf, isTrusted: true });
  const { previous, next, news, notice, answer, questions, place, duration } = source;
  return {
    step,
    place,
    duration,
    title: text.title,
    isDone: open < 0,
    introductionHtml: html(description.text),
    primary,
    actions: actions.filter((action) => action !== primary),
    checklist: page.checklist.map(({ part, html: words }) => ({
      part,
      html: words,
      isDone: parts.some((each) => each === part && done.has(each)),
    })),
    news,
    notice,
    answer,
    picture: page.picture && {
      source: source.pictureAt(fromPage(text.page, page.picture.href)),
      description: page.picture.description,
    },
    explanationHtml: html(page.explanation),
    sections: page.sections
      .map(({ title, tokens }) => ({ title, html: html(tokens.filter((token) => !repeatsButtons(token))) }))
      .filter((section) => section.html.trim() !== ""),
    questions,
    previous,
    next,
  };
}

/** Where each part of a step has a button of its own, that of the part; else the first. */
function actionOfPart(
  actions: readonly LessonAction[],
  parts: readonly PartId[],
  index: number,
): LessonAction | undefined {
  return actions.length === parts.length ? actions[index] : actions[0];
}

/** The path from the extension's folder for one that is relative to a page. */
function fromPage(page: string, href: string): string {
  return new URL(href, `https://extension/${page}`).pathname.slice(1);
}

/** Whether a paragraph is nothing but links to commands: the page has no buttons, and the view has them above. */
function repeatsButtons(token: Token): boolean {
  if (token.type !== "paragraph") return false;
  const inline = token.tokens ?? [];
  const links = inline.filter(isLink);
  return (
    links.length > 0 &&
    links.every(({ href }) => readCommandLink(href) !== undefined) &&
    inline.every((each) => isLink(each) || (each.type === "text" && /^[\s·.,]*$/.test(each.raw)))
  );
}

function isLink(token: Token): token is Tokens.Link {
  return token.type === "link";
}
