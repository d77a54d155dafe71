import { t } from "@vscode/l10n";
import { refuserOf } from "@kubernetes-workshop/kubernetes/resources/reasons/refuser";
import type { CourseObjects, Pod } from "../courseObjects.ts";
import { replicaSetsOf } from "../partProofs.ts";
import { actions } from "./actions.ts";
import { advise, type Advice, introduced, quoted } from "./advice.ts";
import { firstPodAdvice, podsOwnedBy } from "./podAdvice.ts";
import type { Situation } from "./situation.ts";

export type Deployment = CourseObjects["deployments"][number];

/** Why some pods of a Deployment are not ready. Looks at the newest revision first. */
export function readinessAdvice(deployment: Deployment, situation: Situation): Advice {
  const name = nameOf(deployment);
  const wanted = deployment.spec?.replicas ?? 1;
  const ready = deployment.status?.readyReplicas ?? 0;
  const refused = refusedPods(deployment, situation);
  if (refused) return refused;
  const pods = situation.objects ? podsOf(deployment, situation.objects) : [];
  const trouble = firstPodAdvice(pods, situation);
  if (trouble && trouble.rule !== "pod.starting")
    return introduced(t("Deployment {0} has {1} of {2} pods ready.", name, ready, wanted), trouble);
  if (deployment.spec?.paused === true) return pausedAdvice(name);
  const stalled = deployment.status?.conditions?.find(({ reason }) => reason === "ProgressDeadlineExceeded");
  if (stalled)
    return advise(
      "deployment.deadline",
      t(
        "Deployment {0} made no progress for {1} seconds. Use Show What Happened to see where it stopped.",
        name,
        deployment.spec?.progressDeadlineSeconds ?? 600,
      ),
      actions.showTrace(),
    );
  return advise(
    "deployment.starting",
    t(
      "Deployment {0} has {1} of {2} pods ready, and the others are starting. Check again in a moment.",
      name,
      ready,
      wanted,
    ),
  );
}

export function pausedAdvice(name: string): Advice {
  return advise(
    "deployment.paused",
    t(
      "Deployment {0} is paused, so changes are not rolled out. Remove spec.paused, or run kubectl rollout resume deployment/{0}.",
      name,
    ),
    actions.openTerminal(),
  );
}

/** Why the API server refuses the pods, from the conditions and events of the Deployment and its ReplicaSet. */
function refusedPods(deployment: Deployment, { objects, warnings }: Situation): Advice | undefined {
  const name = nameOf(deployment);
  const replicaSets = objects ? replicaSetsOf(deployment, objects) : [];
  const condition = [deployment, ...replicaSets.toReversed()]
    .flatMap(({ status }) => [...(status?.conditions ?? [])])
    .find(({ type, status }) => type === "ReplicaFailure" && status === "True");
  const names = replicaSets.map(({ metadata }) => metadata?.name);
  const warning = warnings.find(
    ({ reason, object }) => reason === "FailedCreate" && names.includes(object.name),
  );
  const isShort = (deployment.status?.replicas ?? 0) < (deployment.spec?.replicas ?? 1);
  const message = condition?.message ?? (isShort ? warning?.message : undefined);
  if (message === undefined) return undefined;
  if (refuserOf(message).type === "quota")
    return advise(
      "deployment.quota",
      t(
        "The quota of namespace {1} leaves no room for the pods of Deployment {0}. Delete what you no longer need there, or request less.",
        name,
        deployment.metadata?.namespace ?? "",
      ),
    );
  return advise(
    "deployment.refused",
    t("The pods of Deployment {0} are rejected: {1}.", name, quoted(message)),
  );
}

/** The pods of a Deployment, those of the newest revision first. */
export function podsOf(deployment: Deployment, objects: CourseObjects): Pod[] {
  return replicaSetsOf(deployment, objects)
    .toReversed()
    .flatMap(({ metadata }) => podsOwnedBy(metadata?.uid, objects));
}

/** The Deployment that is closest to what the step asks for. */
export function mostWanted(deployments: readonly Deployment[]): Deployment | undefined {
  return deployments.toSorted((a, b) => (b.spec?.replicas ?? 1) - (a.spec?.replicas ?? 1))[0];
}

export function nameOf({ metadata }: { readonly metadata?: { readonly name?: string } }): string {
  return metadata?.name ?? "";
}
