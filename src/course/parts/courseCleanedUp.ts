import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { t } from "@vscode/l10n";
import { kindWord } from "../../kindWord.ts";
import { type CourseKinds, courseKinds, type CourseObjects, kindNames } from "../courseObjects.ts";
import { doneParts, makingStepsOf } from "../courseState.ts";
import { isStepDone } from "../steps.ts";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { contextOfKey, practiceKey } from "../../session/clusterKey.ts";
import { manifestAdvice } from "../check/manifestAdvice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** The learner's objects have to be deleted from the cluster. */
export const courseCleanedUp: Part = { needsCluster: true, kinds: "all", advice };

function advice(situation: Situation): Advice {
  const { objects, objectsFailure } = situation;
  if (!objects) return objectsFailure ? manifestAdvice("Deployment", situation) : nothingHere(situation);
  const left = whatIsLeft(objects);
  if (left.length === 0) return nothingHere(situation);
  const held = left.find(({ deleted, finalizers }) => deleted && finalizers.length > 0);
  if (held)
    return advise(
      "cleanUp.finalizer",
      t(
        "{0} {1} is being deleted, but its finalizer {2} holds it until whoever set the finalizer is done.",
        kindWord(held.kind),
        held.name,
        held.finalizers[0] ?? "",
      ),
    );
  if (left.every(({ deleted }) => deleted))
    return advise(
      "cleanUp.terminating",
      t("The objects from the course are being deleted ({0}). Check again in a moment.", counted(left)),
    );
  const mine = left.filter(({ deleted, owned }) => !deleted && !owned);
  if (mine.length === 0)
    return advise(
      "cleanUp.followers",
      t(
        "The remaining objects ({0}) belong to ones that you deleted and will disappear soon. Check again in a moment.",
        counted(left),
      ),
    );
  return advise(
    "cleanUp.left",
    t("Objects from the course are still in the cluster: {0}. Clean them up.", counted(mine)),
    actions.cleanUp(),
  );
}

interface Left {
  readonly kind: string;
  readonly name: string;
  readonly deleted: boolean;
  /** A controller or a Service created it, and deletes it. */
  readonly owned: boolean;
  readonly finalizers: readonly string[];
}

function whatIsLeft(objects: CourseObjects): Left[] {
  return kindNames.flatMap((list) => {
    const of: readonly CourseKinds[keyof CourseKinds][] = objects[list];
    return of.map(({ metadata }) => ({
      kind: courseKinds[list].kind,
      name: metadata?.name ?? "",
      deleted: Boolean(metadata?.deletionTimestamp),
      owned: (metadata?.ownerReferences ?? []).length > 0,
      // The garbage collector's own finalizers do not last.
      finalizers: (metadata?.finalizers ?? []).filter(
        (name) => !["foregroundDeletion", "orphan"].includes(name),
      ),
    }));
  });
}

/** Kinds with the number of their objects, such as `Deployment (1), Service (2)`. */
function counted(left: readonly Left[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of left) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${kindWord(kind)} (${count})`).join(", ");
}

/** The connected cluster has no objects of the course, but the step is not done. */
function nothingHere({ objects, state, steps }: Situation): Advice {
  const making = makingStepsOf(steps);
  if (objects && ownField(state.clusters, objects.cluster)?.hadObjects === true) {
    const parts = doneParts(state);
    const open = making.find((step) => !isStepDone(step, parts));
    return open
      ? advise(
          "cleanUp.tooEarly",
          t(
            "Nothing is left in the cluster, but some steps that create objects are not done. Do those first, or clean up again after you apply something.",
          ),
          actions.openStep(open),
        )
      : advise("cleanUp.soon", t("Nothing is left in the cluster. Check again in a moment."));
  }
  const other = Object.entries(state.clusters).find(
    ([id, { hadObjects }]) => hadObjects && id !== objects?.cluster,
  );
  if (other)
    return advise(
      "cleanUp.otherCluster",
      t(
        "Nothing from the course is in this cluster, but something was in {0}. Connect to it and clean up there.",
        clusterName(other[0]),
      ),
      other[0] === practiceKey ? actions.startPractice() : actions.connect(),
    );
  const [first] = making;
  if (first === undefined)
    return advise(
      "cleanUp.nothingToMake",
      t("The course has not created anything in this cluster. Clean up to finish this step."),
      actions.cleanUp(),
    );
  return advise(
    "cleanUp.nothingMade",
    t(
      "The course has not created anything in this cluster yet, so there is nothing to clean up. Start with the step on objects.",
    ),
    actions.openStep(first),
  );
}

function clusterName(key: string): string {
  return key === practiceKey ? t("the practice cluster") : contextOfKey(key);
}
