import * as vscode from "vscode";
import { toolIds } from "../../../ids.ts";
import type { ToolContext, WorkshopTools } from "./workshopTools.ts";

/**
 * Registers the tools that people's assistants may call. Their code is loaded with the first call. Editors without
 * language models lack the API.
 */
export function registerAssistantTools(context: ToolContext): vscode.Disposable {
  if (!hasTools(vscode)) return new vscode.Disposable(() => undefined);
  let loaded: Promise<WorkshopTools> | undefined;
  const load = (): Promise<WorkshopTools> =>
    (loaded ??= import("./workshopTools.ts").then(({ WorkshopTools }) => new WorkshopTools(context)));
  const tool = (name: "explainField" | "checkManifest"): vscode.LanguageModelTool<object> => ({
    prepareInvocation: async ({ input }) => (await load())[name].prepare(input),
    invoke: async ({ input }, token) => (await load())[name].invoke(input, token),
  });
  return vscode.Disposable.from(
    vscode.lm.registerTool(toolIds.explainField, tool("explainField")),
    vscode.lm.registerTool(toolIds.checkManifest, tool("checkManifest")),
  );
}

function hasTools({ lm }: { readonly lm?: Partial<typeof vscode.lm> }): boolean {
  return lm?.registerTool !== undefined;
}
