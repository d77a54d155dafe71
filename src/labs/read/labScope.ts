import { t } from "@vscode/l10n";
import { kindRows } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { isStored, type KindRow } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { parseLabelSelector } from "@kubernetes-workshop/kubernetes/resources/labelSelector";
import type { LabKind, LabObject } from "../labObject.ts";
import type { FieldReader, TellProblem } from "./fieldReader.ts";

/** What the parts of a lab's description may name. */
export interface LabScope {
  readonly namespaces: readonly [string, ...string[]];
  readonly tell: TellProblem;
}

/** The row of a kind; of one that has several versions, the first where none is named. */
export function rowOf(kind: string, apiVersion: string | undefined): KindRow | undefined {
  return kindRows.find(
    (row) =>
      row.kind === kind && isStored(row) && (apiVersion === undefined || row.apiVersion === apiVersion),
  );
}

/** Reads `kind`, `apiVersion` and `namespace`. */
export function readKind(reader: FieldReader, { namespaces, tell }: LabScope): LabKind {
  const kind = reader.text("kind");
  const apiVersion = reader.has("apiVersion") ? reader.text("apiVersion") : undefined;
  const row = rowOf(kind, apiVersion);
  if (!row && kind !== "")
    tell(
      reader.pathOf("kind"),
      t("Kubernetes has no kind {0}. Write it as in a manifest, such as Deployment.", quoted(kind)),
    );
  if (row && !row.namespaced) return { apiVersion: row.apiVersion, kind, namespace: undefined };
  const namespace = reader.text("namespace", {
    otherwise: namespaces[0],
    test: [(name) => namespaces.includes(name), t("Write one of these: {0}.", namespaces.join(", "))],
  });
  return { apiVersion: row?.apiVersion ?? "", kind, namespace };
}

/** Reads what names one object. */
export function readObject(reader: FieldReader, scope: LabScope): LabObject {
  const { apiVersion, kind, namespace } = readKind(reader, scope);
  return { apiVersion, kind, name: reader.text("name", { longest: 253 }), namespace };
}

/** Reads a label selector, which kubectl has to understand. */
export function readSelector(reader: FieldReader, name: string, otherwise?: string): string {
  return reader.text(name, {
    longest: 300,
    ...(otherwise !== undefined && { otherwise }),
    test: [
      (text) => parseLabelSelector(text).error === undefined,
      t("Write a label selector as kubectl get -l takes it, such as app=web."),
    ],
  });
}

/** A word that somebody wrote, fit for a message. */
export function quoted(word: string): string {
  return JSON.stringify(word.slice(0, 60));
}
