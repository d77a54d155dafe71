import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { learnerLabel } from "../../course/courseObjects.ts";
import { plainSnippet } from "../../manifests/plainSnippet.ts";
import { withLabel } from "../../manifests/withLabel.ts";
import { pickSnippet, type SnippetEntry } from "./snippets.ts";

/** The manifests of the course, and the snippets that they are made from. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ["pod", "k8s-pod"],
  ["deployment", "k8s-deployment"],
  ["daemonset", "k8s-daemonset"],
  ["job", "k8s-job"],
  ["service", "k8s-service"],
  ["clusterconfig", "eks-clusterconfig"],
]);

/**
 * Opens a finished manifest of the course as a new document: the snippet of that name with its placeholders filled in
 * and, where it describes objects of the cluster, with the learner's label on them and their pods.
 *
 * @param name such as `pod`; without it the learner chooses
 */
export async function openCourseManifest(
  snippets: readonly SnippetEntry[],
  learner: { readonly id: string },
  name?: string,
): Promise<void> {
  const inCourse = snippets.filter(({ prefix }) => [...prefixes.values()].includes(prefix));
  const chosen =
    inCourse.find(({ prefix }) => prefix === prefixes.get(name ?? "")) ??
    (await pickSnippet(inCourse, t("Course manifest")));
  if (!chosen) return;
  const text = plainSnippet(chosen.body);
  const isForCluster = chosen.prefix.startsWith("k8s-");
  const content = isForCluster
    ? withLabel(text, {
        key: learnerLabel,
        value: learner.id,
        comment: t("marks it as yours"),
      })
    : text;
  const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
  await vscode.window.showTextDocument(document);
}
