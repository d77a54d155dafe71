import type * as vscode from "vscode";
import type { Chapter } from "../../course/steps.ts";
import type { StepId } from "../../course/steps.ts";

/** What package.json, which VS Code hands over in the display language, says of the walkthroughs. */
interface Contributions {
  readonly walkthroughs: readonly {
    readonly id: string;
    readonly title: string;
    readonly steps: readonly { readonly id: string; readonly title: string }[];
  }[];
}

/** The titles of chapters and of their steps, as the walkthroughs show them. */
export class CourseTitles {
  private readonly walkthroughs: Contributions["walkthroughs"];

  constructor(extension: vscode.Extension<unknown>) {
    const { contributes } = extension.packageJSON as { readonly contributes: Contributions };
    this.walkthroughs = contributes.walkthroughs;
  }

  chapter(chapter: Chapter): string {
    return this.walkthroughs.find(({ id }) => id === chapter)?.title ?? chapter;
  }

  step(step: StepId): string {
    const [chapter, id] = step.split(".");
    const walkthrough = this.walkthroughs.find((each) => each.id === chapter);
    return walkthrough?.steps.find((each) => each.id === id)?.title ?? step;
  }
}
