import * as vscode from "vscode";
import { courseTitles } from "../../course/courseTitles.ts";
import type { StepId } from "../../course/steps.ts";
import { extensionId } from "../../ids.ts";

/** The titles of the walkthrough steps, in VS Code's display language. */
export function stepTitles(): Readonly<Partial<Record<StepId, string>>> {
  return courseTitles(vscode.extensions.getExtension(extensionId)?.packageJSON).steps;
}
