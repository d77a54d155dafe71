import { t } from "@vscode/l10n";
import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Lab, LabStep } from "../lab.ts";
import type { LabProblem } from "../labProblem.ts";
import { labNamespace } from "../labNamespace.ts";
import { FieldReader, type TellProblem } from "./fieldReader.ts";
import { type LabFiles, longestFile } from "./labFiles.ts";
import type { LabScope } from "./labScope.ts";
import { readCheck } from "./readCheck.ts";
import { labManifests } from "./readLabManifest.ts";
import { readStep } from "./readStep.ts";
import { readTexts } from "./readTexts.ts";

const description = "lab.json";
const most = { minutes: 120, order: 1000, checks: 10, steps: 20, namespaces: 4, problems: 20 };

/** A lab, or what is wrong with it. */
export type LabReading =
  | { readonly lab: Lab; readonly problems?: never }
  | { readonly lab?: never; readonly problems: LabProblem[] };

/**
 * Reads a lab in a language, or in the first one that has texts. Returns all problems at once, in the reader's
 * language.
 */
export async function readLab(files: LabFiles, language: Language): Promise<LabReading> {
  const problems: LabProblem[] = [];
  const tellOf =
    (file: string): TellProblem =>
    (field, message) => {
      if (problems.length < most.problems) problems.push({ lab: files.folder, file, field, message });
    };
  const bounded: LabFiles = {
    folder: files.folder,
    read: async (name) => {
      const text = await files.read(name);
      if (text === undefined || text.length <= longestFile) return text;
      tellOf(name)("", t("This file is too long. A lab's file has at most {0} characters.", longestFile));
      return "";
    },
  };
  const lab = await labOf(bounded, language, tellOf);
  return problems.length === 0 && lab ? { lab } : { problems };
}

async function labOf(
  files: LabFiles,
  language: Language,
  tellOf: (file: string) => TellProblem,
): Promise<Lab | undefined> {
  const tell = tellOf(description);
  const reader = await descriptionOf(files, tell);
  if (!reader) return undefined;
  const id = readId(reader, files.folder);
  const scope: LabScope = { namespaces: readNamespaces(reader, id, tell), tell };
  const manifest = labManifests(files, scope, (file, message) => tellOf(file)("", message));
  const steps = async (name: string): Promise<LabStep[]> => {
    const read: LabStep[] = [];
    for (const [index, value] of reader.list(name, 1, most.steps).entries()) {
      const step = await readStep(value, `${name}[${index}]`, scope, manifest);
      if (step) read.push(step);
    }
    return read;
  };
  const checks = reader
    .list("checks", 1, most.checks)
    .map((value, index) => readCheck(value, `checks[${index}]`, scope))
    .filter((check) => check !== undefined);
  const given = reader.value("checks");
  const lab = {
    id,
    order: reader.integer("order", 0, most.order, most.order),
    minutes: reader.integer("minutes", 1, most.minutes),
    namespaces: scope.namespaces,
    setup: await steps("setup"),
    solution: await steps("solution"),
    checks,
  };
  reader.end();
  const texts = await textsOf(files, language, Array.isArray(given) ? given.length : 0, tellOf);
  return texts && { ...lab, texts };
}

async function descriptionOf(files: LabFiles, tell: TellProblem): Promise<FieldReader | undefined> {
  const text = await files.read(description);
  if (text === undefined) {
    tell("", t("The folder of a lab has a file {0}, which describes it.", description));
    return undefined;
  }
  try {
    return FieldReader.of(JSON.parse(text), "", tell);
  } catch (error) {
    tell("", t("This is not valid JSON: {0}", error instanceof Error ? error.message : String(error)));
    return undefined;
  }
}

/** The id is written in the file as well, so that a folder that was copied does not go unnoticed. */
function readId(reader: FieldReader, folder: string): string {
  return reader.text("id", {
    longest: 40,
    test: [
      (id) => /^[a-z0-9][a-z0-9-]*$/.test(id) && !id.endsWith("-") && id === folder,
      t(
        "Write the name of the folder, {0}: lowercase letters, digits, and hyphens between them.",
        JSON.stringify(folder.slice(0, 60)),
      ),
    ],
  });
}

function readNamespaces(reader: FieldReader, id: string, tell: TellProblem): [string, ...string[]] {
  const own = labNamespace(id);
  if (!reader.has("moreNamespaces")) return [own];
  const more = reader.list("moreNamespaces", 1, most.namespaces);
  const isName = (name: unknown): name is string =>
    typeof name === "string" &&
    name.startsWith(`${own}-`) &&
    name.length <= 63 &&
    /^[a-z0-9-]*[a-z0-9]$/.test(name);
  if (!more.every(isName))
    tell("moreNamespaces", t("Each name begins with {0}, such as {1}.", `${own}-`, `${own}-data`));
  return [own, ...more.filter(isName)];
}

async function textsOf(
  files: LabFiles,
  language: Language,
  checks: number,
  tellOf: (file: string) => TellProblem,
): Promise<Lab["texts"] | undefined> {
  for (const each of [language, ...languages]) {
    const name = textFile(each);
    const markdown = await files.read(name);
    if (markdown !== undefined) return readTexts(markdown, checks, tellOf(name));
  }
  tellOf(textFile(language))("", t("The lab has no texts. Write them in this file."));
  return undefined;
}

/** The file of a lab's texts in a language. */
export function textFile(language: Language): string {
  return `lab.${language}.md`;
}
