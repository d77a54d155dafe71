import { t } from "@vscode/l10n";
import { kindWord } from "../kindWord.ts";
import type { Happening, Occurrence, Pulled, PullFailed, Scaled, What } from "./happening.ts";
import { pullFaultStep, pullFaultText } from "../reasons/pullFaultWords.ts";
import { schedulingText, resourceWord } from "../reasons/obstacleWords.ts";
import { managerName } from "./managerName.ts";
import { code, durationText, listed, type Phrases } from "./phrases.ts";
import type { PlacementWishes } from "./placementWishes.ts";

/** Describes what an actor did, in a sentence without a subject: `started the container web in the pod web-1.` */
export function happeningText(happening: Happening, phrases: Phrases): string {
  const { what, object, objects } = happening;
  const pods = object.kind === "Pod" ? phrases.pods(objects) : "";
  const own = phrases.name(object);
  switch (what.type) {
    case "stored":
      return what.manager === undefined
        ? t("accepted the {0} {1} and stored it in etcd.", kindWord(object.kind), own)
        : t(
            "accepted the {0} {1} from {2} and stored it in etcd.",
            kindWord(object.kind),
            own,
            managerName(what.manager),
          );
    case "changed":
      return changedText(what, kindWord(object.kind), own);
    case "deletionAsked":
      return object.kind === "Pod"
        ? t("marked {0} for deletion as requested; work in progress may still finish.", pods)
        : t("marked the {0} {1} for deletion as requested.", kindWord(object.kind), own);
    case "replicaSetMade":
      return replicaSetText(what, own);
    case "scaled":
      return scaledText(happening, what, own);
    case "made":
      return object.kind === "Job" ? t("created {0}.", phrases.jobs(objects)) : t("created {0}.", pods);
    case "removed":
      return object.kind === "Job" ? t("deleted {0}.", phrases.jobs(objects)) : t("deleted {0}.", pods);
    case "makingFailed":
      return t("could not create a pod: {0}.", code(what.message));
    case "scheduled":
      return scheduledText(happening, pods, phrases);
    case "notScheduled":
      return notScheduledText(what, pods);
    case "preempted":
      return t("preempted {0} to make room for a pod with higher priority.", pods);
    case "pulling":
      return t("is pulling the image {0} for {1}.", code(what.image), pods);
    case "pulled":
      return pulledText(happening.occurrences, what, pods);
    case "imageThere":
      return t("found the image {0} for {1} already on the node.", code(what.image), pods);
    case "pullFailed":
      return `${t("could not pull the image {0} for {1}.", code(what.image), pods)} ${faultText(what)}`;
    case "pullBackOff":
      return t(
        "waits before trying again to pull {0} for {1}; the wait grows to up to 5 minutes.",
        code(what.image),
        pods,
      );
    case "containerCreated":
      return t("created the container {0} in {1}.", code(what.container), pods);
    case "containerStarted":
      return what.again
        ? t("restarted the container {0} in {1}.", code(what.container), pods)
        : t("started the container {0} in {1}.", code(what.container), pods);
    case "containerEnded":
      return endedText(what.exitCode, what.word, code(what.container), pods);
    case "restartBackOff":
      return t(
        "saw the container {0} in {1} exit and waits before restarting it; the wait grows to up to 5 minutes.",
        code(what.container),
        pods,
      );
    case "ready":
      return objects.length === 1
        ? t("reported that {0} is ready.", pods)
        : t("reported that {0} are ready.", pods);
    case "probeFailed":
      return probeText(what, pods);
    case "stopping":
      return what.unhealthy
        ? t("stopped the container {0} in {1} because its probe kept failing.", code(what.container), pods)
        : t("stopped the container {0} in {1}.", code(what.container), pods);
    case "evicted":
      return t("evicted {0} from the node: {1}.", pods, code(what.message));
    case "nodeLost":
      return t("marked {0} as not ready because the node stopped reporting.", pods);
    case "jobComplete":
      return t(
        "saw that all the work was done and marked the Job {0} as complete.",
        phrases.jobNames(objects),
      );
    case "jobFailed":
      return jobFailedText(what.reason, what.message, phrases.jobNames(objects));
    case "endpointsWritten":
      return endpointsText(what.ready, what.waiting, own);
    case "other":
      return objects.length > 1
        ? t("reported about {0}: {1}", pods, code(what.message))
        : t("reported about the {0} {1}: {2}", kindWord(object.kind), own, code(what.message));
  }
}

function changedText(
  { manager, fields }: Extract<What, { type: "changed" }>,
  kind: string,
  own: string,
): string {
  if (fields.length === 0)
    return t("stored a change to the {0} {1} by {2}.", kind, own, managerName(manager));
  return t(
    "stored a change to the {0} {1} by {2}, which set {3}.",
    kind,
    own,
    managerName(manager),
    listed(fields.map(code)),
  );
}

function replicaSetText(
  { revision, images, replicas }: Extract<What, { type: "replicaSetMade" }>,
  own: string,
): string {
  const version = listed(images.map(code));
  let made: string;
  if (revision === undefined) made = t("created the ReplicaSet {0} with the image {1}.", own, version);
  else if (revision === "1")
    made = t("created the ReplicaSet {0} with the image {1} as revision 1.", own, version);
  else
    made = t(
      "saw that the pod template had changed and created the ReplicaSet {0} with the image {1} as revision {2}.",
      own,
      version,
      revision,
    );
  if (replicas === undefined) return made;
  const asked =
    replicas === 1 ? t("Initially, it keeps 1 pod.") : t("Initially, it keeps {0} pods.", replicas);
  return `${made} ${asked}`;
}

/** Describes several steps of one scaling as one, from the first step's start to the last step's end. */
function scaledText({ occurrences }: Happening, first: Scaled, own: string): string {
  const last = occurrences.at(-1)?.what;
  const to = last?.type === "scaled" ? last.to : first.to;
  if (first.rollbackTo)
    return t(
      "went back to the ReplicaSet {0} with the image {1}, which still existed, and scaled it up to {2}.",
      own,
      listed(first.rollbackTo.images.map(code)),
      to,
    );
  if (first.from === undefined)
    return first.up
      ? t("scaled the ReplicaSet {0} up to {1}.", own, to)
      : t("scaled the ReplicaSet {0} down to {1}.", own, to);
  const stepwise = occurrences.length > 1;
  if (first.up)
    return stepwise
      ? t("gradually scaled the ReplicaSet {0} up from {1} to {2}.", own, first.from, to)
      : t("scaled the ReplicaSet {0} up from {1} to {2}.", own, first.from, to);
  return stepwise
    ? t("gradually scaled the ReplicaSet {0} down from {1} to {2}.", own, first.from, to)
    : t("scaled the ReplicaSet {0} down from {1} to {2}.", own, first.from, to);
}

function scheduledText({ occurrences }: Happening, pods: string, phrases: Phrases): string {
  const nodes: string[] = [];
  let wishes: PlacementWishes | undefined;
  for (const { what } of occurrences) {
    if (what.type !== "scheduled") continue;
    nodes.push(what.node);
    wishes ??= what.wishes;
  }
  const chosen =
    new Set(nodes).size === 1
      ? t("chose the node {0} for {1}.", phrases.nodes(nodes), pods)
      : t("chose nodes for {0}: {1}.", pods, phrases.nodes(nodes));
  const why = wishes && wishesText(wishes);
  return why ? `${chosen} ${why}` : chosen;
}

function wishesText({ requests, nodeLabels, pinned, furtherRules }: PlacementWishes): string {
  if (pinned)
    return t("The DaemonSet had already set the node of each pod, and the scheduler checked that it fits.");
  const sentences: string[] = [];
  const amounts = requests.map(
    ({ resource, amounts: each }) => `${resourceWord(resource, code)} ${code(each.join(" + "))}`,
  );
  if (amounts.length > 0)
    sentences.push(t("The node needed this much room for each pod: {0}.", amounts.join(", ")));
  if (nodeLabels.length > 0)
    sentences.push(t("The node had to have the label {0}.", listed(nodeLabels.map(code))));
  if (furtherRules) sentences.push(t("The pod's affinity and spread rules were also taken into account."));
  if (sentences.length === 0)
    return t("The pod has no special requirements, so any node that accepts pods would do.");
  return sentences.join(" ");
}

function notScheduledText({ problem }: Extract<What, { type: "notScheduled" }>, pods: string): string {
  const found = t("found no node for {0}.", pods);
  const vain = problem.preemptionInVain ? ` ${t("Preempting pods with lower priority would not help.")}` : "";
  return `${found} ${schedulingText(problem, code)}${vain}`;
}

function pulledText(occurrences: readonly Occurrence[], { image }: Pulled, pods: string): string {
  const times = occurrences.flatMap(({ what }) =>
    what.type === "pulled" && what.ms !== undefined ? [what.ms] : [],
  );
  if (times.length === 0) return t("pulled the image {0} for {1}.", code(image), pods);
  const least = durationText(Math.min(...times));
  const most = durationText(Math.max(...times));
  return least === most
    ? t("pulled the image {0} for {1} in {2}.", code(image), pods, most)
    : t("pulled the image {0} for {1} in {2} to {3}.", code(image), pods, least, most);
}

function faultText({ fault, message }: PullFailed): string {
  const text = pullFaultText(fault) ?? t("The container runtime reported: {0}.", code(message));
  const isInManifest = fault === "notFound" || fault === "noTag" || fault === "unauthorized";
  return isInManifest ? `${text} ${pullFaultStep(fault)}` : text;
}

function endedText(exitCode: number, word: string, container: string, pods: string): string {
  if (word === "OOMKilled")
    return t("saw the container {0} in {1} get killed: it exceeded its memory limit.", container, pods);
  if (exitCode === 0)
    return t("saw the container {0} in {1} exit on its own without an error.", container, pods);
  return t("saw the container {0} in {1} exit with code {2}.", container, pods, exitCode);
}

function probeText(
  { probe, container, message }: Extract<What, { type: "probeFailed" }>,
  pods: string,
): string {
  const said = code(message);
  switch (probe) {
    case "liveness":
      return t(
        "ran the liveness probe of {0} in {1}, which failed: {2}. If it keeps failing, the container is restarted.",
        code(container),
        pods,
        said,
      );
    case "readiness":
      return t(
        "ran the readiness probe of {0} in {1}, which failed: {2}. Until it succeeds, the container gets no traffic.",
        code(container),
        pods,
        said,
      );
    case "startup":
      return t("ran the startup probe of {0} in {1}, which failed: {2}.", code(container), pods, said);
    case "other":
      return t("ran a probe of {0}, which failed: {1}.", pods, said);
  }
}

function jobFailedText(reason: string, message: string, job: string): string {
  if (reason === "BackoffLimitExceeded")
    return t("gave up on the Job {0}: its pods failed more often than backoffLimit allows.", job);
  if (reason === "DeadlineExceeded")
    return t("gave up on the Job {0}: it took longer than activeDeadlineSeconds allows.", job);
  return t("gave up on the Job {0}: {1}.", job, code(message));
}

function endpointsText(ready: number, waiting: number, service: string): string {
  const base =
    ready === 1
      ? t("updated the endpoints of the Service {0}: 1 pod is ready for requests.", service)
      : t("updated the endpoints of the Service {0}: {1} pods are ready for requests.", service, ready);
  return waiting === 0 ? base : `${base} ${t("Not ready yet: {0}.", waiting)}`;
}
