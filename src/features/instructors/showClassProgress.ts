import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { courseTitles } from "../../course/courseTitles.ts";
import type { Question } from "../../course/questions/question.ts";
import { chapters, stepIds } from "../../course/steps.ts";
import type { ClassFile, LeftOutFile } from "../../instructors/class/learnerProgress.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import type { MarkdownReport } from "../../vscode/markdownReport.ts";
import { localizedManifest } from "../../vscode/localizedManifest.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

/** A class has fewer learners; a folder with more files was not meant. */
const mostFiles = 500;

/** Reads the titles of the extension's own labs, by their ids. */
export type LabTitles = () => Promise<ReadonlyMap<string, string>>;

/** Reads the exported files in a folder that the instructor chooses, and shows one page about the class. */
export async function showClassProgress(
  { extension, extensionPath }: Pick<vscode.ExtensionContext, "extension" | "extensionPath">,
  labTitles: LabTitles,
  report: MarkdownReport,
): Promise<void> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: t("Select the folder with the exported progress files"),
      openLabel: t("Show Class Progress"),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  if (!folder) return;
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const names = entries
    .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && name.toLowerCase().endsWith(".json"))
    .map(([name]) => name)
    .sort();
  if (names.length === 0 || names.length > mostFiles) {
    void vscode.window.showWarningMessage(
      names.length === 0
        ? t("There are no JSON files in this folder. Learners save them by Export Progress.")
        : t(
            "There are {0} JSON files in this folder, and at most {1} can be shown.",
            names.length,
            mostFiles,
          ),
    );
    return;
  }
  const files: ClassFile[] = [];
  const leftOut: LeftOutFile[] = [];
  for (const name of names) {
    const read = await readFile(vscode.Uri.joinPath(folder, name), name);
    if ("progress" in read) files.push(read);
    else leftOut.push(read);
  }
  const { classReport } = await import("../../instructors/index.ts");
  const { ruleSentence } = await import("../../course/check/check.ts");
  const language = textLanguage();
  const titles = courseTitles(localizedManifest(extension)).steps;
  const text = classReport(files, leftOut, {
    language,
    at: new Date(),
    stepTitles: new Map(stepIds.map((step) => [step, titles[step] ?? step])),
    questions: await questionTexts(extensionFiles(extensionPath, "walkthroughs"), language),
    labTitles: await labTitles(),
    sentenceOf: ruleSentence,
  });
  await report.show(t("Progress of the class"), text);
}

async function readFile(uri: vscode.Uri, name: string): Promise<ClassFile | LeftOutFile> {
  const { largestProgressFile, ProgressFileError, readProgress } = await import("../../instructors/index.ts");
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestProgressFile) return { name, reason: t("It is too large for exported progress.") };
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return { name, progress: readProgress(text) };
  } catch (error) {
    if (error instanceof ProgressFileError) return { name, reason: error.message };
    if (error instanceof vscode.FileSystemError) return { name, reason: t("It cannot be read.") };
    throw error;
  }
}

async function questionTexts(
  read: (path: string) => Promise<string | undefined>,
  language: string,
): Promise<ReadonlyMap<string, string>> {
  const files = await Promise.all(chapters.map((chapter) => read(`${chapter}/questions.${language}.json`)));
  const questions = files.flatMap((file) => JSON.parse(file ?? "[]") as Question[]);
  return new Map(questions.map(({ id, text }) => [id, text]));
}
