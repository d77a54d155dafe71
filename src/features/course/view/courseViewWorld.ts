import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { TreeFilter } from "../../../clusterTree/treeFilter.ts";
import type { AdviceAction, Advice } from "../../../course/check/advice.ts";
import type { CourseObjects } from "../../../course/courseObjects.ts";
import type { CourseState } from "../../../course/courseState.ts";
import type { Observation } from "../../../course/observation.ts";
import type { StepId } from "../../../course/steps.ts";
import type { LabsModel } from "../../../labs/labsModel.ts";
import type { CommandLink } from "../../../lesson/commandLink.ts";

/** What the Course view needs of the rest of the extension. */
export interface CourseViewWorld {
  readonly progress: {
    readonly state: CourseState;
    readonly onDidChange: Event<CourseState>;
    readonly onDidObserve: Event<Observation>;
    observe(observation: Observation): void;
  };
  /** The steps that the course has, in order. */
  readonly steps: () => readonly StepId[];
  readonly language: Language;
  /** The extension's package.json, in that language. */
  readonly manifest: unknown;
  /** Reads a text file of the extension; undefined where there is none of that name. */
  readonly readFile: (path: string) => Promise<string | undefined>;
  /** The address of a file of the extension, for the page. */
  readonly fileAddress: (path: string) => string;
  /** The learner's objects, where a cluster is followed. */
  readonly objects: () => CourseObjects | undefined;
  readonly adviceOn: (step: StepId) => Promise<Advice>;
  /** The action of advice, unless it leads nowhere. */
  readonly offered: (action: AdviceAction | undefined) => Promise<AdviceAction | undefined>;
  readonly runAction: (action: AdviceAction) => Promise<void>;
  readonly runCommand: (link: CommandLink) => Promise<void>;
  /** Loads the labs. */
  readonly labs: () => Promise<LabsModel>;
  /** The filter that hides a part of the tree. */
  readonly treeFilter: () => TreeFilter;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
