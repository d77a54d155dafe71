import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { commandIds, inCourseView } from "../../../ids.ts";
import type { LabsModel } from "../../../labs/labsModel.ts";
import type { CommandLink } from "../../../lesson/commandLink.ts";
import type { CoursePage, LabActionId } from "../../../lesson/coursePage.ts";
import type { Glossary } from "../../../lesson/glossary/glossary.ts";
import { labLinks, labView } from "../../../lesson/labView.ts";
import { commandTitle } from "../../../lesson/lessonText.ts";

/** The commands behind what can be done with a lab. */
const labCommands = {
  openManifest: commandIds.openLabManifest,
  hint: commandIds.nextLabHint,
  way: commandIds.showLabWay,
  startOver: commandIds.startLabOver,
  end: commandIds.endLab,
} as const satisfies Record<LabActionId, string>;

export interface ShownLabsOptions {
  readonly load: () => Promise<LabsModel>;
  readonly runCommand: (link: CommandLink) => Promise<void>;
  /** The extension's package.json, which names the buttons. */
  readonly manifest: () => unknown;
  /** Something that is shown of labs has changed. */
  readonly changed: () => void;
}

/** The labs in the Course view: their list, and the one that is shown in place of a lesson. */
export class ShownLabs implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #options: ShownLabsOptions;
  #model: LabsModel | undefined;
  #isShown = false;

  constructor(options: ShownLabsOptions) {
    this.#options = options;
  }

  /** Whether a lab is shown in place of a lesson. */
  get isShown(): boolean {
    return this.#isShown && this.#model?.current !== undefined;
  }

  /**
   * What the page shows of labs; a list once they are loaded.
   *
   * @param glossary the words that a lab explains
   */
  page(glossary: Glossary): Pick<CoursePage, "lab" | "labs" | "labProblems"> {
    const { current, labs = [], problems = [] } = this.#model ?? {};
    const lab = this.#isShown && current ? labView(current, this.#titles, glossary) : undefined;
    return {
      lab,
      labs: labLinks(labs, lab?.lab),
      labProblems: problems.map(({ lab: folder, file, message }) => `${folder}/${file}: ${message}`),
    };
  }

  /** Loads the labs, where that was not done. */
  async load(): Promise<void> {
    const model = await this.#options.load();
    await model.load();
    if (this.#model) return;
    this.#model = model;
    this.#owned.add(model.onDidChange(() => this.#options.changed()));
    this.#options.changed();
  }

  /** Starts a lab, unless it is under way, and shows it. An id that is none is passed over. */
  async open(id: string): Promise<void> {
    const model = this.#model;
    if (!model?.labs.some((lab) => lab.id === id)) return;
    if (model.current?.id !== id)
      await this.#options.runCommand({ command: commandIds.startLab, arguments: [id, inCourseView] });
    this.#isShown = model.current?.id === id;
    this.#options.changed();
  }

  /** Shows the lab that is under way, where there is one. */
  async showCurrent(): Promise<void> {
    await this.load();
    this.#isShown = this.#model?.current !== undefined;
    this.#options.changed();
  }

  /** Shows no lab; the one that is under way goes on. */
  leave(): void {
    this.#isShown = false;
  }

  /** Does something with the lab that is under way. An id that is none is passed over. */
  async act(id: string): Promise<void> {
    if (isLabAction(id))
      await this.#options.runCommand({ command: labCommands[id], arguments: [inCourseView] });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** The titles of the commands, as VS Code has them elsewhere. */
  get #titles(): Record<LabActionId, string> {
    const titleOf = (id: LabActionId): string => {
      const command = labCommands[id];
      return commandTitle(this.#options.manifest(), command) ?? command;
    };
    return {
      openManifest: titleOf("openManifest"),
      hint: titleOf("hint"),
      way: titleOf("way"),
      startOver: titleOf("startOver"),
      end: titleOf("end"),
    };
  }
}

function isLabAction(id: string): id is LabActionId {
  return Object.hasOwn(labCommands, id);
}
