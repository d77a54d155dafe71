import { lexer, type Token, type Tokens } from "marked";

/** The parts of a step's page in `walkthroughs/`, still as Markdown tokens. */
export interface LessonPage {
  readonly picture: { readonly href: string; readonly description: string } | undefined;
  /** All above the first heading below the title, without the picture. */
  readonly explanation: Token[];
  readonly checklist: readonly { readonly part: string; readonly html: string }[];
  readonly sections: readonly { readonly title: string; readonly tokens: Token[] }[];
}

/**
 * Takes a page apart. VS Code shows the same page in its walkthroughs from top to bottom; in a narrow view, what there
 * is to do comes first. The section with the check list keeps only what follows the list.
 */
export function readLessonPage(markdown: string): LessonPage {
  const [before = [], ...parts] = splitAtHeadings(lexer(markdown).filter((token) => !isComment(token)));
  const introduction = before.filter((token) => !isTitle(token));
  const picture = introduction.map(pictureIn).find((each) => each !== undefined);
  const checklist: { part: string; html: string }[] = [];
  const sections: { title: string; tokens: Token[] }[] = [];
  for (const [heading, ...tokens] of parts) {
    const title = heading && isHeading(heading) ? heading.text : "";
    const list = tokens.findIndex((token) => token.type === "html" && token.raw.startsWith("<checklist>"));
    const found = tokens[list];
    if (!found) sections.push({ title, tokens });
    else {
      checklist.push(...checklistItems(found.raw));
      const rest = tokens.slice(list + 1).filter(({ type }) => type !== "space");
      if (rest.length > 0) sections.push({ title: "", tokens: rest });
    }
  }
  return {
    picture: picture && { href: picture.href, description: picture.text },
    explanation: introduction.filter((token) => pictureIn(token) === undefined),
    checklist,
    sections,
  };
}

function splitAtHeadings(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (isHeading(token) && token.depth === 2) parts.push([]);
    parts.at(-1)?.push(token);
  }
  return parts;
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === "heading";
}

/** The page keeps what is for another place in comments. */
function isComment(token: Token): boolean {
  return token.type === "html" && token.raw.startsWith("<!--");
}

function isTitle(token: Token): boolean {
  return isHeading(token) && token.depth === 1;
}

/** The picture that a paragraph consists of. */
function pictureIn(token: Token): Tokens.Image | undefined {
  const [only, ...more] = (token.type === "paragraph" && token.tokens) || [];
  return more.length === 0 && only && isImage(only) ? only : undefined;
}

function isImage(token: Token): token is Tokens.Image {
  return token.type === "image";
}

/** The lines of the check list, in the form that a test holds all pages to. */
function checklistItems(html: string): { part: string; html: string }[] {
  return html.split("\n").flatMap((line) => {
    const part = /checked-on="kubernetesWorkshop\.part\.(\w+)"/.exec(line)?.[1];
    const start = line.lastIndexOf("<td>");
    const end = line.lastIndexOf("</td>");
    return part === undefined || start < 0 ? [] : [{ part, html: line.slice(start + "<td>".length, end) }];
  });
}
