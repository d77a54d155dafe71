import { lexer, type Token, type Tokens } from "marked";
import type { StepId } from "../course/steps.ts";
import type { ChecklistItem, Lesson, LessonAction } from "./coursePage.ts";
import { readCommandLink } from "./commandLink.ts";
import type { Glossary } from "./glossary/glossary.ts";
import { linkWords } from "./glossary/linkWords.ts";
import { WordFinder } from "./glossary/wordFinder.ts";
import type { LessonText } from "./lessonText.ts";
import { markdownToHtml } from "./markdownToHtml.ts";
import { readDescription } from "./readDescription.ts";
import { readLessonPage } from "./readLessonPage.ts";

/** What a lesson's texts are made of. */
export interface LessonSource {
  readonly step: StepId;
  readonly text: LessonText;
  /** The step's page, as Markdown. */
  readonly markdown: string;
  /** The words that the lesson explains where it first uses them. */
  readonly glossary: Glossary;
  /** The id of the button for a link to a command; undefined for one that the view has in another form, or not at all. */
  readonly actionOf: (href: string) => string | undefined;
  /** The title of the button below the small live map; undefined where the lesson shows no map. */
  readonly mapTitle: string | undefined;
  /** The address of a picture for the webview, from its place in the extension's folder. */
  readonly pictureAt: (path: string) => string;
}

/** What stays the same of a lesson however far the learner is. */
export interface LessonContent extends Pick<
  Lesson,
  "title" | "introductionHtml" | "actions" | "mapTitle" | "picture" | "explanationHtml" | "sections"
> {
  readonly step: StepId;
  readonly checklist: readonly Omit<ChecklistItem, "isDone">[];
}

/** Renders the texts of one step for the Course view: those of the contributed walkthrough. */
export function lessonContent({
  step,
  text,
  markdown,
  glossary,
  actionOf,
  mapTitle,
  pictureAt,
}: LessonSource): LessonContent {
  const page = readLessonPage(markdown);
  const description = readDescription(text.description);
  const finder = new WordFinder(glossary);
  /** To be called in the order of the page, which links each word once. */
  const html = (tokens: Token[]): string =>
    markdownToHtml(linkWords(tokens, finder), { actionOf, isTrusted: true });
  return {
    step,
    title: text.title,
    introductionHtml: html(lexer(description.text)),
    actions: description.actions.flatMap(({ title, href }): LessonAction[] => {
      const id = actionOf(href);
      return id === undefined ? [] : [{ id, title }];
    }),
    checklist: page.checklist,
    mapTitle,
    picture: page.picture && {
      source: pictureAt(fromPage(text.page, page.picture.href)),
      description: page.picture.description,
    },
    explanationHtml: html(page.explanation),
    sections: page.sections
      .map(({ title, tokens }) => ({ title, html: html(tokens.filter((token) => !repeatsButtons(token))) }))
      .filter((section) => section.html.trim() !== ""),
  };
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
