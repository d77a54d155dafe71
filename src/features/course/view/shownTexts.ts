import { t } from "@vscode/l10n";
import { escapeHtml } from "@kubernetes-workshop/kubernetes/base/escapeHtml";
import type { StepId } from "../../../course/steps.ts";
import { commandIds } from "../../../ids.ts";
import type { CommandLink } from "../../../lesson/commandLink.ts";
import type { LessonSection } from "../../../lesson/coursePage.ts";
import { isLessonCommand } from "../../../lesson/isLessonCommand.ts";
import { learnedOf } from "../../../lesson/learned/learned.ts";
import { LessonActions } from "../../../lesson/lessonActions.ts";
import { type LessonContent, lessonContent } from "../../../lesson/lessonContent.ts";
import type { LessonFiles } from "../../../lesson/lessonFiles.ts";
import { commandTitle, lessonText } from "../../../lesson/lessonText.ts";
import { stepsWithMap } from "../../../lesson/stepsWithMap.ts";
import type { CourseViewWorld } from "./courseViewWorld.ts";

type TextsWorld = Pick<CourseViewWorld, "manifest" | "fileAddress" | "progress" | "steps">;

/** The texts of the step that is shown, with the commands that they lead to. */
export class ShownTexts {
  readonly step: StepId;
  readonly #world: TextsWorld;
  readonly #files: LessonFiles;
  readonly #actions = new LessonActions(isLessonCommand);
  #content: Promise<LessonContent> | undefined;

  constructor(world: TextsWorld, files: LessonFiles, step: StepId) {
    this.#world = world;
    this.#files = files;
    this.step = step;
  }

  /** The texts as they are now. */
  async content(): Promise<LessonContent> {
    // Rendered once for each step that is shown: what happens in the cluster changes nothing of the texts.
    this.#content ??= this.#read();
    const [content, learned] = await Promise.all([this.#content, this.#learned()]);
    return learned ? { ...content, sections: [learned, ...content.sections] } : content;
  }

  /** The command behind an id that the page sent. */
  linkOf(id: string): CommandLink | undefined {
    return this.#actions.linkOf(id);
  }

  async #read(): Promise<LessonContent> {
    const { manifest, fileAddress } = this.#world;
    const { step } = this;
    const text = lessonText(manifest, step) ?? { title: step, description: "", page: "" };
    const [markdown, glossary] = await Promise.all([this.#files.page(text.page), this.#files.glossary()]);
    return lessonContent({
      step,
      text,
      markdown,
      glossary,
      actionOf: (href) => this.#actions.idOf(href),
      mapTitle: stepsWithMap.has(step) ? commandTitle(manifest, commandIds.showMap) : undefined,
      pictureAt: fileAddress,
    });
  }

  /** The last step of the course says what the learner can do now, once there is something. */
  async #learned(): Promise<LessonSection | undefined> {
    const steps = this.#world.steps();
    if (this.step !== steps.at(-1)) return undefined;
    const { manifest, progress } = this.#world;
    const texts = await this.#files.learned();
    const { can } = learnedOf({ state: progress.state, steps, manifest, labs: [], texts });
    if (can.length === 0) return undefined;
    const items = can.map(({ sentence }) => `<li>${escapeHtml(sentence)}</li>`);
    return { title: t("What you can do now"), html: `<ul>${items.join("")}</ul>` };
  }
}
