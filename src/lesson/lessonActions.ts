import { type CommandLink, readCommandLink } from "./commandLink.ts";

/**
 * The commands that one lesson leads to, by ids that its page may know. The page sends an id, so it runs no command
 * but those that the lesson's own texts link to.
 */
export class LessonActions {
  readonly #links: CommandLink[] = [];
  readonly #ids = new Map<string, string>();
  readonly #isAllowed: (command: string) => boolean;

  constructor(isAllowed: (command: string) => boolean) {
    this.#isAllowed = isAllowed;
  }

  /** The id for a `command:` link; the same for the same link, and undefined for any other. */
  idOf(href: string): string | undefined {
    const known = this.#ids.get(href);
    if (known !== undefined) return known;
    const link = readCommandLink(href);
    if (!link || !this.#isAllowed(link.command)) return undefined;
    const id = String(this.#links.push(link) - 1);
    this.#ids.set(href, id);
    return id;
  }

  /** The command behind an id that a page sent. */
  linkOf(id: string): CommandLink | undefined {
    return this.#links[Number(id)];
  }
}
