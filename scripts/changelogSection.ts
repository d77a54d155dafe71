/**
 * Returns a changelog's section on a version, for a page outside the repository.
 *
 * @param version the version without a `v`
 * @param folderUrl the URL of the changelog's folder at that version, ending in `/`, as the base of relative links
 * @throws {Error} if the version has no dated section, or an empty one
 */
export function changelogSection(changelog: string, version: string, folderUrl: string): string {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((each) => each.split(/\s/, 1)[0] === version);
  if (section === undefined) throw new Error(`The changelog has no section ${version}.`);
  const [heading = "", ...lines] = section.split("\n");
  if (!/^\S+ - \d{4}-\d{2}-\d{2}$/.test(heading))
    throw new Error(`The changelog's section ${version} needs a date: "## ${version} - YYYY-MM-DD".`);
  const text = lines.join("\n").trim();
  if (text === "") throw new Error(`The changelog's section ${version} is empty.`);
  return text.replaceAll(/\]\((?![a-z]+:|#)/g, `](${folderUrl}`);
}
