import { itemsAt, textAt } from "../course/contributed.ts";
import type { StepId } from "../course/steps.ts";

/** What the walkthroughs say of one step, in the display language: the one source of the texts of a lesson. */
export interface LessonText {
  readonly title: string;
  /** In the form that `readDescription` takes. */
  readonly description: string;
  /** The path of the step's page in the extension's folder, in English. */
  readonly page: string;
}

/**
 * Finds a step in the contributed walkthroughs.
 *
 * @param manifest the extension's package.json, which VS Code hands over in its display language
 */
export function lessonText(manifest: unknown, step: StepId): LessonText | undefined {
  const dot = step.indexOf(".");
  const walkthrough = byId(itemsAt(manifest, "contributes", "walkthroughs"), step.slice(0, dot));
  const found = byId(itemsAt(walkthrough, "steps"), step.slice(dot + 1));
  if (found === undefined) return undefined;
  return {
    title: textAt(found, "title"),
    description: textAt(found, "description"),
    page: textAt(found, "media", "markdown"),
  };
}

/** The title of a command, as the extension's package.json has it in the display language. */
export function commandTitle(manifest: unknown, command: string): string | undefined {
  const commands = itemsAt(manifest, "contributes", "commands");
  const found = commands.find((each) => textAt(each, "command") === command);
  return found === undefined ? undefined : textAt(found, "title");
}

function byId(items: readonly unknown[], id: string): unknown {
  return items.find((item) => textAt(item, "id") === id);
}
