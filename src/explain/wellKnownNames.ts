import { type NameAtField, nameAtField, type NameRole } from "./nameAtField.ts";
import { type NamedPage, wellKnownPage } from "./wellKnownPage.ts";
import type { WrittenExplanations } from "./writtenExplanation.ts";

/** The file of the texts for well-known labels, annotations, and taints; it is named like a definition. */
export const namesFile = "wellKnownNames";

/** The most characters of a name with a prefix. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const longestName = 253 + 1 + 63;

/** Finds the text about a name; undefined if the name means nothing to us. */
export type FindName = (name: string) => string | undefined;

/**
 * Returns a function that finds the text about a name: its own, or else that of the longest family that it belongs to.
 *
 * @param sections the texts by their headings: a name, several that mean the same (`a.io/x, b.io/x`), or a family by the
 * start of its names (`node-role.kubernetes.io/*`)
 */
export function nameFinder(sections: ReadonlyMap<string, string>): FindName {
  const headings = [...sections].flatMap(([heading, text]) =>
    heading.split(", ").map((name): [string, string] => [name, text]),
  );
  const texts = new Map(headings.filter(([name]) => name !== ""));
  const families = headings
    .filter(([name]) => name.endsWith("*"))
    .map(([name, text]): [string, string] => [name.slice(0, -1), text])
    .sort(([one], [other]) => other.length - one.length);
  return (name) => {
    if (name.length > longestName || name.endsWith("*")) return undefined;
    const isOfFamily = (start: string): boolean => name.length > start.length && name.startsWith(start);
    return texts.get(name) ?? families.find(([start]) => isOfFamily(start))?.[1];
  };
}

/** A name that means something to us, where it stands in a manifest. */
export interface WellKnownName extends NameAtField {
  /** The written explanation of the name, as Markdown. */
  readonly text: string;
  readonly page: NamedPage | undefined;
}

/** A name that can be written. */
export interface ListedName {
  readonly name: string;
  readonly text: string;
}

/**
 * The beginning of each English text, which says what the name is: `Label on nodes`, `Label and taint`. Texts in other
 * languages have the same headings, but say it where their grammar has it.
 */
const beginning = /^\w+(?: (?:and|or) \w+)?/;

/** Explains labels, annotations, and taints to which Kubernetes, EKS, or a common tool gives a meaning. */
export class WellKnownNames {
  private readonly written: WrittenExplanations;
  private readonly english: WrittenExplanations;
  private known: { readonly sections: ReadonlyMap<string, string>; readonly find: FindName } | undefined;

  /** @param english the English texts, which tell what a name is */
  constructor(written: WrittenExplanations, english: WrittenExplanations) {
    this.written = written;
    this.english = english;
  }

  /** Lists the names that people write today, in the order of the file; families are left out. */
  async list(role: NameRole): Promise<readonly ListedName[]> {
    const written = await this.written.sectionsOf(namesFile);
    return [...(await this.english.sectionsOf(namesFile))].flatMap(([heading, text]) => {
      const roles = beginning.exec(text)?.[0].toLowerCase().split(" ") ?? [];
      const [name = ""] = heading.split(", ", 1);
      const isOffered = roles.includes(role) && !name.endsWith("*");
      return isOffered && !isOutdated(text) ? [{ name, text: written.get(heading) ?? text }] : [];
    });
  }

  /** Takes what {@link nameAtField} takes. */
  async at(...field: Parameters<typeof nameAtField>): Promise<WellKnownName | undefined> {
    const asked = nameAtField(...field);
    const text = asked && (await this.find(asked.name));
    return asked && text ? { ...asked, text, page: wellKnownPage(asked.name) } : undefined;
  }

  private async find(name: string): Promise<string | undefined> {
    const sections = await this.written.sectionsOf(namesFile);
    if (this.known?.sections !== sections) this.known = { sections, find: nameFinder(sections) };
    return this.known.find(name);
  }
}

function isOutdated(englishText: string): boolean {
  return /\bDeprecated\b|\bno longer (?:works|set it)\b/.test(englishText);
}
