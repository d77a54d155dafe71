import { readCommandLink } from "./commandLink.ts";

/** The description of a walkthrough's step: what it says, and the buttons below. */
export interface StepDescription {
  readonly text: string;
  readonly actions: readonly { readonly title: string; readonly href: string }[];
}

/**
 * Takes a description of package.json apart as VS Code does: a line that is a link, and nothing else, is a button.
 * https://code.visualstudio.com/api/references/contribution-points#contributes.walkthroughs
 *
 * @param leftOut commands whose buttons the walkthrough needs and the Course view has in another form
 */
export function readDescription(description: string, leftOut: readonly string[] = []): StepDescription {
  const text: string[] = [];
  const actions: { title: string; href: string }[] = [];
  for (const line of description.split("\n")) {
    const [, title, href] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(line) ?? [];
    if (title === undefined || href === undefined) text.push(line);
    else if (!leftOut.includes(readCommandLink(href)?.command ?? "")) actions.push({ title, href });
  }
  return { text: text.join("\n"), actions };
}
