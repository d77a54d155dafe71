import { t } from "@vscode/l10n";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { kindWord } from "../../kindWord.ts";
import type { CourseObjects } from "../courseObjects.ts";
import type { PartId } from "../steps.ts";
import { actions, type CourseManifest } from "./actions.ts";
import { advise, type Advice, firstOf, quoted, type Rule } from "./advice.ts";
import type { OpenManifest, Situation } from "./situation.ts";

/** The kinds that the learner applies in the course. */
export type AppliedKind = "Pod" | "Deployment" | "DaemonSet" | "Job" | "Service";

const manifests: Readonly<Record<AppliedKind, CourseManifest>> = {
  Pod: "pod",
  Deployment: "deployment",
  DaemonSet: "daemonset",
  Job: "job",
  Service: "service",
};

/** The part that is done once an object of the kind was applied. */
const partsByKind: Readonly<Record<AppliedKind, PartId>> = {
  Pod: "podRunning",
  Deployment: "deploymentReady",
  DaemonSet: "daemonSetOnEveryNode",
  Job: "jobCompleted",
  Service: "serviceHasEndpoints",
};

interface Named {
  readonly metadata?: { readonly name?: string | undefined; readonly namespace?: string | undefined };
}

const lists: Readonly<Record<AppliedKind, (objects: CourseObjects) => readonly Named[]>> = {
  Pod: ({ pods }) => pods,
  Deployment: ({ deployments }) => deployments,
  DaemonSet: ({ daemonSets }) => daemonSets,
  Job: ({ jobs }) => jobs,
  Service: ({ services }) => services,
};

/** Why the learner has no object of a kind in the cluster: what keeps its manifest from being applied. */
export function manifestAdvice(kind: AppliedKind, situation: Situation): Advice {
  return (
    firstOf(situation, [notReadable, problem(kind), unlabelled(kind), notApplied(kind), newStranger(kind)]) ??
    advise(
      "manifest.notOpened",
      t("Open the {0} manifest and apply it to the cluster.", kindWord(kind)),
      actions.openManifest(manifests[kind]),
    )
  );
}

/** What is wrong with an open manifest although the learner has an object of its kind: an error, or its namespace. */
export function manifestMismatch(kind: AppliedKind, situation: Situation): Advice | undefined {
  return firstOf(situation, [problem(kind), otherNamespace(kind)]);
}

function openManifests(kind: AppliedKind, { editor }: Situation): readonly OpenManifest[] {
  return editor.filter((manifest) => manifest.kind === kind);
}

/** Finds the learner's objects of a kind that have the name in a manifest. */
function ownNamed(kind: AppliedKind, name: string, { objects }: Situation): readonly Named[] {
  return objects ? lists[kind](objects).filter(({ metadata }) => metadata?.name === name) : [];
}

const notReadable: Rule = ({ objectsFailure, namespace }) => {
  if (objectsFailure === "forbidden")
    return advise(
      "course.forbidden",
      t(
        "You do not have permission to list the objects of this step in namespace {0}. Ask for it, or use the practice cluster.",
        namespace,
      ),
      actions.startPractice(),
    );
  if (objectsFailure === "slow")
    return advise(
      "course.slow",
      t("The objects in the cluster are still being read. Check again in a moment."),
    );
  return undefined;
};

function problem(kind: AppliedKind): Rule {
  return (situation) => {
    const found = openManifests(kind, situation).find((manifest) => manifest.problem !== undefined);
    if (found?.problem === undefined) return undefined;
    if (/selector.*does not match template/i.test(found.problem))
      return advise(
        "manifest.selectorMismatch",
        t(
          "In the manifest of {0} {1}, the selector does not match the labels of the template. Use the same labels in both.",
          kindWord(kind),
          found.name,
        ),
        actions.showDocument(found.uri),
      );
    if (/namespaces? ".*" not found/i.test(found.problem))
      return advise(
        "manifest.noNamespace",
        found.namespace === undefined
          ? t(
              "{0} {1} would go into namespace {2} of your context, which does not exist. Create it, or set another one in the manifest.",
              kindWord(kind),
              found.name,
              situation.namespace,
            )
          : t(
              "The namespace {2} in the manifest of {0} {1} does not exist. Create it, or delete the line.",
              kindWord(kind),
              found.name,
              found.namespace,
            ),
        actions.showDocument(found.uri),
      );
    return advise(
      "manifest.problem",
      t("First fix the manifest of {0} {1}: {2}.", kindWord(kind), found.name, quoted(found.problem)),
      actions.showDocument(found.uri),
    );
  };
}

/** In a shared cluster, only objects with the label are the learner's. */
function unlabelled(kind: AppliedKind): Rule {
  return (situation) => {
    const { strangers } = situation;
    const ofKind = strangers.filter((object) => object.kind === kind);
    const names = openManifests(kind, situation).map(({ name }) => name);
    const found = ofKind.find(({ metadata }) => metadata.name !== undefined && names.includes(metadata.name));
    if (!found) return undefined;
    return advise(
      "manifest.unlabelled",
      t(
        "{0} {1} exists but has no course label, so it does not count as yours. Apply the manifest that the course opens.",
        kindWord(kind),
        found.metadata.name ?? "",
      ),
      actions.openManifest(manifests[kind]),
    );
  };
}

const recentMs = 30 * 60_000;

/** Somebody, perhaps the learner, has recently created an object without the label. */
function newStranger(kind: AppliedKind): Rule {
  return ({ strangers, now }) => {
    const found = strangers.find((object) => object.kind === kind && isOwnAndRecent(object, now));
    if (!found) return undefined;
    return advise(
      "manifest.newStranger",
      t(
        "{0} {1} is new but has no course label, so it does not count as yours. If you created it, apply the manifest that the course opens.",
        kindWord(kind),
        found.metadata.name ?? "",
      ),
      actions.openManifest(manifests[kind]),
    );
  };
}

function isOwnAndRecent({ metadata }: KubernetesObject, now: number): boolean {
  const { creationTimestamp, ownerReferences } = metadata;
  const isOwned = Array.isArray(ownerReferences) && ownerReferences.length > 0;
  return !isOwned && typeof creationTimestamp === "string" && now - Date.parse(creationTimestamp) < recentMs;
}

function notApplied(kind: AppliedKind): Rule {
  return (situation) => {
    const found = openManifests(kind, situation)[0];
    if (!found) return undefined;
    if (situation.state.done[partsByKind[kind]] !== undefined)
      return advise(
        "manifest.deleted",
        t(
          "{0} {1} was applied earlier and is no longer in the cluster. Apply its manifest again.",
          kindWord(kind),
          found.name,
        ),
        actions.showDocument(found.uri),
      );
    return advise(
      "manifest.notApplied",
      t(
        "The manifest of {0} {1} is open but not applied yet. Apply it to the cluster.",
        kindWord(kind),
        found.name,
      ),
      actions.showDocument(found.uri),
    );
  };
}

function otherNamespace(kind: AppliedKind): Rule {
  return (situation) => {
    for (const manifest of openManifests(kind, situation)) {
      const says = manifest.namespace ?? situation.namespace;
      const own = ownNamed(kind, manifest.name, situation).map(({ metadata }) => metadata?.namespace ?? says);
      const [elsewhere] = own;
      if (elsewhere !== undefined && !own.includes(says))
        return advise(
          "manifest.otherNamespace",
          t(
            "{0} {1} is in namespace {2}, but the open manifest says {3}. Correct the namespace and apply it again.",
            kindWord(kind),
            manifest.name,
            elsewhere,
            says,
          ),
          actions.showDocument(manifest.uri),
        );
    }
    return undefined;
  };
}
