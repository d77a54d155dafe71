// Writes the session plan and the answer key in every language, and the sentences for the page about a class.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { ruleSentences, ruleSentencesFile } from "./ruleSentences.ts";
import { planFile, sessionPlan } from "./sessionPlan.ts";

async function write(name: string, text: string): Promise<void> {
  const file = path.join(repositoryFolder, name);
  const options = await resolveConfig(file);
  writeFileSync(file, await format(text, { ...options, filepath: file }));
}

for (const language of languages) await write(planFile(language), sessionPlan(repositoryFolder, language));
await write(ruleSentencesFile, ruleSentences(repositoryFolder));
