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

/** What of a session is asked of it here. */
type Target = Pick<ClusterSession, "target" | "server" | "kubeContext"> & {
  readonly objects: Pick<ClusterSession["objects"], "namespace">;
};

/** Kinds with whose objects others go: what is in a namespace, and what is of a kind. */
const takingMore = ["Namespace", "CustomResourceDefinition"];

/** To apply objects. In the practice cluster nobody is asked. */
export function applyChange(session: Target, manifests: readonly ManifestObject[]): AskedChange {
  return {
    ...changeOf(session, objectsOf(manifests)),
    question: t("Apply this to {0}?", clusterName(session)),
    action: t("Apply"),
  };
}

/** To apply objects of which some fields are managed by somebody else. */
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

/** To delete objects. In the practice cluster one goes without a question, unless much goes with it. */
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
 * To touch what another learner has made; undefined where nothing is.
 *
 * @param live what the cluster has of the objects
 * @param ownId the id in the label of the learner's own objects
 */
export function ownersChange(
  session: Target,
  live: Iterable<KubernetesObject>,
  ownId: string | undefined,
): AskedChange | undefined {
  const ofOthers = [...live].filter(({ metadata: { labels = {} } }) => {
    const owner = labels[learnerLabel];
    return owner !== undefined && owner !== ownId;
  });
  if (ofOthers.length === 0) return undefined;
  return {
    ...changeOf(session, ofOthers, [t("To keep both, rename yours.")]),
    question: t("This belongs to another learner. Continue anyway?"),
    action: t("Continue"),
    isAlwaysAsked: true,
  };
}

/** Names the objects, and where those go that name no namespace. */
function changeOf(
  session: Target,
  objects: readonly KubernetesObject[],
  lines: readonly string[] = [],
): Pick<AskedChange, "objects" | "about" | "notes"> {
  const namespace = t("Namespace, unless the manifest sets one: {0}", session.objects.namespace);
  return {
    // What a manifest describes is known by its name, whichever object has it now.
    objects: objects.map((object) => ({ ...referenceTo(object), uid: undefined })),
    about: [describeObjects(objects)],
    notes: isPractice(session) ? lines : [namespace, ...lines],
  };
}

function objectsOf(manifests: readonly ManifestObject[]): KubernetesObject[] {
  return manifests.map(({ object }) => object);
}
