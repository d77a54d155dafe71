import { t } from "@vscode/l10n";
import {
  type KubernetesObject,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import type { AskedChange } from "../../session/plannedChange.ts";
import { describeObjects } from "./describeObjects.ts";

/**
 * What is to be confirmed before objects of a manifest are changed: names them, and where those go that name no
 * namespace.
 *
 * @param lines what else there is to know
 */
export function manifestChange(
  session: ClusterSession,
  objects: readonly KubernetesObject[],
  {
    lines = [],
    ...change
  }: Omit<AskedChange, "objects" | "about" | "notes"> & { readonly lines?: readonly string[] },
): AskedChange {
  const namespace = t("Namespace, unless the manifest sets one: {0}", session.objects.namespace);
  return {
    ...change,
    objects: objects.map((object) => ({ ...referenceTo(object), uid: undefined })),
    about: [describeObjects(objects)],
    notes: isPractice(session) ? lines : [namespace, ...lines],
  };
}
