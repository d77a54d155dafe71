/**
 * A line of a check list, whose first cell starts with a tag. VS Code gives a checkbox that is checked no other look
 * than a frame around an image in it (its `gettingStartedDetailsRenderer`), and puts whatever is in a checkbox one
 * below the other; hence the dot, the words beside it, and the table. Around the table is a `div`, which leaves it as
 * wide as its words.
 */
function checklistLine(cell: string): RegExp {
  return new RegExp(
    `^<tr>${cell}<checkbox checked-on="kubernetesWorkshop\\.part\\.(\\w+)">` +
      `<img src="\\.\\./\\.\\./media/part\\.svg" alt=""></checkbox></td><td>\\S.*</td></tr>$`,
  );
}

/** The first line keeps long words from squeezing the dots. */
const firstLine = checklistLine('<td width="18">');
const nextLine = checklistLine("<td>");

/** The parts that the check list of a page shows, in order; undefined where the page has no list of the right form. */
export function checklistParts(markdown: string): (string | undefined)[] | undefined {
  const list = /^<checklist>\n<div><table role="presentation">\n([^]*?)\n<\/table><\/div>\n<\/checklist>$/gm;
  const [lines, ...more] = [...markdown.matchAll(list)].map(([, found = ""]) => found.split("\n"));
  if (more.length > 0) return undefined;
  return lines?.map((line, index) => (index === 0 ? firstLine : nextLine).exec(line)?.[1]);
}

/** The texts of a page that stand in quotation marks, outside of code and tags: what the extension calls something. */
export function quotedNames(markdown: string): string[] {
  const prose = markdown
    .replaceAll(/^```[^]*?^```$/gm, "")
    .replaceAll(/!\[[^\]]*\]\([^)]*\)|<[^>]*>|`[^`]*`/g, "");
  return [...prose.matchAll(/"[^"]+"|‘[^’]+’|“[^”]+”|「[^」]+」/g)].map(([quoted]) => quoted.slice(1, -1));
}

/** The links of a text to commands without an argument: how the text calls the command, and its id. */
export function plainCommandLinks(text: string): { readonly name: string; readonly command: string }[] {
  return [...text.matchAll(/\[([^\]]+)\]\(command:([\w.]+)\)/g)].map(([, name = "", command = ""]) => ({
    name,
    command,
  }));
}
