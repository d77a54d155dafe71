import { readFileSync, statSync } from "node:fs";
import path from "node:path";

/** The links of a Markdown file to files and headings of the repository that are not there. */
export function deadLinks(file: string): string[] {
  const links = [...readText(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(file, link));
}

function leadsSomewhere(file: string, link: string): boolean {
  const [name = "", heading] = link.split("#");
  const target = name === "" ? file : path.join(path.dirname(file), decodeURI(name));
  const stat = statSync(target, { throwIfNoEntry: false });
  if (!stat) return false;
  return heading === undefined || (stat.isFile() && anchorsOf(target).includes(decodeURI(heading)));
}

/** What GitHub names the headings of a file by. */
function anchorsOf(file: string): string[] {
  return [...readText(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The text without what stands in code, where brackets are no links. */
function readText(file: string): string {
  return readFileSync(file, "utf8").replaceAll(/^(`{3,})[^]*?^\1/gm, "");
}
