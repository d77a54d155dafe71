import type * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { MarkdownReport } from "../../vscode/markdownReport.ts";
import { checkLaptop } from "./checkLaptop.ts";
import type { CheckedPractice } from "./inspectLaptop.ts";
import { newRbacManifest } from "./newRbacManifest.ts";
import { type LabTitles, showClassProgress } from "./showClassProgress.ts";

/** Runs the commands for instructors; a report replaces the one before. */
export class InstructorsDesk implements Disposable {
  private readonly report = new MarkdownReport("kubernetes-workshop-instructors");
  private readonly context: vscode.ExtensionContext;
  private readonly practice: CheckedPractice;
  private readonly labTitles: LabTitles;

  constructor(context: vscode.ExtensionContext, practice: CheckedPractice, labTitles: LabTitles) {
    this.context = context;
    this.practice = practice;
    this.labTitles = labTitles;
  }

  async checkLaptop(): Promise<void> {
    await checkLaptop(this.context, this.practice, this.report);
  }

  async showClassProgress(): Promise<void> {
    await showClassProgress(this.context, this.labTitles, this.report);
  }

  async newRbacManifest(): Promise<void> {
    await newRbacManifest();
  }

  dispose(): void {
    this.report.dispose();
  }
}
