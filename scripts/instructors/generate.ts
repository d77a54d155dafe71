// Writes the session plan and the answer key in every language.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { planFile, sessionPlan } from "./sessionPlan.ts";

for (const language of languages) {
  const file = path.join(repositoryFolder, planFile(language));
  const options = await resolveConfig(file);
  writeFileSync(file, await format(sessionPlan(repositoryFolder, language), { ...options, filepath: file }));
}
