import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { learnerLabel } from "../../course/courseObjects.ts";
import { plainSnippet } from "../../manifests/plainSnippet.ts";
import { withLabel } from "../../manifests/withLabel.ts";
import { pickSnippet } from "./pickSnippet.ts";
import type { SnippetEntry } from "./readSnippets.ts";
import { openCourseManifestFile } from "../../vscode/courseManifestFile.ts";

/** The names of the course's manifests, and the prefixes of their snippets. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ["pod", "k8s-pod"],
  ["deployment", "k8s-deployment"],
  ["daemonset", "k8s-daemonset"],
  ["job", "k8s-job"],
  ["service", "k8s-service"],
  ["clusterconfig", "eks-clusterconfig"],
]);

/** The source of the course's manifests. */
export interface CourseManifestSource {
  readonly snippets: readonly SnippetEntry[];
  readonly learner: { readonly id: string };
}

/**
 * Opens a manifest of the course as the learner left it. The first time, creates it from its snippet, with the
 * placeholders filled in and, if it describes objects of a cluster, the learner's label on them and on their pods.
 *
 * @param name the name of the manifest, such as `pod`; by default, the learner chooses
 */
export async function openCourseManifest(source: CourseManifestSource, name?: string): Promise<void> {
  const known = name !== undefined && prefixes.has(name) ? name : await pickManifest(source.snippets);
  if (known === undefined) return;
  await openCourseManifestFile(known, () => originalText(source, known) ?? "");
}

/** Restores a manifest's original text; Undo brings back the learner's. */
export async function restoreCourseManifest(
  source: CourseManifestSource,
  document: vscode.TextDocument,
): Promise<void> {
  const name = /^\/(.+)\.yaml$/.exec(document.uri.path)?.[1] ?? "";
  const text = originalText(source, name);
  if (text === undefined) return;
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  await vscode.workspace.applyEdit(edit);
}

async function pickManifest(snippets: readonly SnippetEntry[]): Promise<string | undefined> {
  const inCourse = snippets.filter(({ prefix }) => [...prefixes.values()].includes(prefix));
  const picked = await pickSnippet(inCourse, t("Course manifest"));
  return [...prefixes].find(([, prefix]) => prefix === picked?.prefix)?.[0];
}

function originalText({ snippets, learner }: CourseManifestSource, name: string): string | undefined {
  const prefix = prefixes.get(name);
  const snippet = snippets.find((each) => each.prefix === prefix);
  if (!snippet) return undefined;
  const text = plainSnippet(snippet.body);
  return snippet.prefix.startsWith("k8s-")
    ? withLabel(text, { key: learnerLabel, value: learner.id, comment: t("marks it as yours") })
    : text;
}
