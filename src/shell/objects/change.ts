import { t } from "@vscode/l10n";
import {
  type ObjectReference,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterWriter } from "../../session/clusterWriter.ts";
import type { AskedChange } from "../../session/plannedChange.ts";
import { ShellError } from "../shellError.ts";
import { typeName } from "../types/resourceType.ts";
import type { VerbContext } from "../verb.ts";
import type { SelectedObject } from "./selectObjects.ts";

/**
 * What makes a change, once people have agreed to it where they are asked.
 * @throws {ShellError} where they have not
 */
export async function agreed(
  { cluster }: Pick<VerbContext, "cluster">,
  change: AskedChange,
): Promise<ClusterWriter> {
  const writer = await cluster.confirmed(change);
  if (!writer)
    throw new ShellError(
      cluster.isReadOnly()
        ? t("Context {0} is read-only. Nothing was changed.", cluster.session.kubeContext)
        : t("Canceled. Nothing was changed."),
    );
  return writer;
}

/** Names the very object that was read. */
export function referenceOf({ type, object }: SelectedObject): ObjectReference {
  return { ...referenceTo(object), apiVersion: type.apiVersion, kind: type.kind };
}

/** As kubectl names an object in what it says: `deployment.apps/web`. */
export function shownName({ type, object }: SelectedObject): string {
  return `${typeName(type)}/${object.metadata.name ?? ""}`;
}

/** As a question names one or several objects: `Deployment web`. */
export function titleOf(objects: readonly SelectedObject[]): string {
  return objects.map(({ type, object }) => `${type.kind} ${object.metadata.name ?? ""}`).join(", ");
}
