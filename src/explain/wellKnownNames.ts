import { type NameAtField, nameAtField } from "./nameAtField.ts";
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

/** Explains labels, annotations, and taints to which Kubernetes, EKS, or a common tool gives a meaning. */
export class WellKnownNames {
  private readonly written: WrittenExplanations;
  private known: { readonly sections: ReadonlyMap<string, string>; readonly find: FindName } | undefined;

  constructor(written: WrittenExplanations) {
    this.written = written;
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
