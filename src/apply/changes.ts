import { t } from "@vscode/l10n";
import {
  type KubernetesObject,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { learnerLabel } from "../course/courseObjects.ts";
import type { ManifestObject } from "../manifests/manifestObject.ts";
import { clusterName, type ClusterSession, isPractice } from "../session/clusterSession.ts";
import type { AskedChange } from "../session/plannedChange.ts";
import { describeObjects, nameOf } from "./describeObjects.ts";
import { conflictsOf } from "./refusal.ts";
import type { Refused } from "./refused.ts";

/** The parts of a session that a question needs. */
type Target = Pick<ClusterSession, "target" | "server" | "kubeContext"> & {
  readonly objects: Pick<ClusterSession["objects"], "namespace">;
};

/** Kinds whose deletion deletes other objects: those in the namespace, or those of the defined kind. */
const takingMore = ["Namespace", "CustomResourceDefinition"];

/** Describes applying objects. The practice cluster needs no confirmation. */
export function applyChange(session: Target, manifests: readonly ManifestObject[]): AskedChange {
  return {
    ...changeOf(session, objectsOf(manifests)),
    question: t("Apply this to {0}?", clusterName(session)),
    action: t("Apply"),
  };
}

/** Describes applying objects again, taking over the fields that another manager owns. */
export function takeOverChange(session: Target, contested: readonly Refused[]): AskedChange {
  const lines = contested.flatMap(({ manifest, error }) =>
    conflictsOf(error).map(({ field, manager }) =>
      t("{0}: {1} is managed by {2}", nameOf(manifest.object), field, manager),
    ),
  );
  return {
    ...changeOf(session, objectsOf(contested.map(({ manifest }) => manifest)), lines),
    question: t("Some of these fields are managed by another person or tool. Take them over?"),
    action: t("Take Over"),
    isAlwaysAsked: true,
    takesOver: true,
  };
}

/**
 * Describes deleting objects. The practice cluster needs confirmation only for several objects, or for one whose
 * deletion deletes others.
 */
export function deleteChange(session: Target, manifests: readonly ManifestObject[]): AskedChange {
  const objects = objectsOf(manifests);
  const large = objects.filter(({ kind }) => takingMore.includes(kind));
  const lines = large.map((object) =>
    t("Deleting {0} also deletes everything in it or of its kind.", nameOf(object)),
  );
  return {
    ...changeOf(session, objects, lines),
    question: t("Delete this from {0}?", clusterName(session)),
    action: t("Delete"),
    isAlwaysAsked: objects.length > 1 || large.length > 0,
  };
}

/**
 * Describes changing objects that another learner has made; undefined if none of them is another learner's.
 *
 * @param live the objects as they are in the cluster
 * @param ownId the id in the label of the learner's own objects
 */
export function ownersChange(
  session: Target,
  live: Iterable<KubernetesObject>,
  ownIds: readonly string[],
): AskedChange | undefined {
  const ofOthers = [...live].filter(({ metadata: { labels = {} } }) => {
    const owner = labels[learnerLabel];
    return owner !== undefined && !ownIds.includes(owner);
  });
  if (ofOthers.length === 0) return undefined;
  return {
    ...changeOf(session, ofOthers, [t("To keep both, rename yours.")]),
    question: t("This belongs to another learner. Continue anyway?"),
    action: t("Continue"),
    isAlwaysAsked: true,
  };
}

/** Names the objects, and the default namespace for those that set none. */
function changeOf(
  session: Target,
  objects: readonly KubernetesObject[],
  lines: readonly string[] = [],
): Pick<AskedChange, "objects" | "about" | "notes"> {
  const namespace = t("Namespace, unless the manifest sets one: {0}", session.objects.namespace);
  return {
    // A manifest identifies an object by name, whichever uid that object has now.
    objects: objects.map((object) => ({ ...referenceTo(object), uid: undefined })),
    about: [describeObjects(objects)],
    notes: isPractice(session) ? lines : [namespace, ...lines],
  };
}

function objectsOf(manifests: readonly ManifestObject[]): KubernetesObject[] {
  return manifests.map(({ object }) => object);
}
