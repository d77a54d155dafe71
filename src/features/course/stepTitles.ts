import * as vscode from "vscode";
import { courseTitles } from "../../course/courseTitles.ts";
import type { StepId } from "../../course/steps.ts";
import { extensionId } from "../../ids.ts";
import { localizedManifest } from "../../vscode/localizedManifest.ts";

/** The titles of the walkthrough steps. */
export function stepTitles(): Readonly<Partial<Record<StepId, string>>> {
  const extension = vscode.extensions.getExtension(extensionId);
  return extension ? courseTitles(localizedManifest(extension)).steps : {};
}
