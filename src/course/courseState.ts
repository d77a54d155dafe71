import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { type CourseObjects, kindNames } from "./courseObjects.ts";
import { practiceKey } from "../session/clusterKey.ts";
import type { Observation } from "./observation.ts";
import { followPods, noHistory, type PodHistory } from "./podHistory.ts";
import { afterReview, type Review } from "./questions/review.ts";
import { observedParts, shownParts } from "./partProofs.ts";
import { isStepDone, type PartId, partIds, partsOfSteps, type StepId, stepIds } from "./steps.ts";

/** A learner's progress through the course, as it is stored: plain data, nothing personal. */
export interface CourseState {
  /** When each part was done, in milliseconds since 1970. */
  readonly done: Readonly<Partial<Record<PartId, number>>>;
  /** When the learner last reset the course, in milliseconds since 1970; 0 if never. */
  readonly resetAt: number;
  /** The ClusterConfig fields that have been explained, in alphabetical order. */
  readonly explainedFields: readonly string[];
  readonly cleanUpAsked: boolean;
  /** The answers to each question, by its id. */
  readonly answers: Readonly<Record<string, Answers>>;
  /** When each question that was answered comes back, by its id. */
  readonly reviews: Readonly<Record<string, Review>>;
  /** How often Check gave each advice on something that was not done, by its rule. */
  readonly advice: Readonly<Record<string, number>>;
  /** What has to be remembered about each cluster, by its key. */
  readonly clusters: Readonly<Record<string, ClusterMemory>>;
}

/** The answers to a question until it was first answered correctly. */
export interface Answers {
  readonly tries: number;
  /** The number of the try that was right; undefined if none was. */
  readonly rightAtTry?: number;
}

interface ClusterMemory {
  /** Whether the learner has ever had an object in it. */
  readonly hadObjects: boolean;
  readonly podHistory: PodHistory;
}

export const newCourse: CourseState = {
  done: {},
  resetAt: 0,
  explainedFields: [],
  cleanUpAsked: false,
  answers: {},
  reviews: {},
  advice: {},
  clusters: {},
};

/** How many different ClusterConfig fields have to be explained. */
export const fieldsToExplain = 3;

/** The steps that create objects. Before them, there is nothing to clean up. */
export const makingSteps: readonly StepId[] = [
  "basics.objects-overview",
  "basics.objects-detail-1",
  "basics.objects-detail-2",
];

/** Those of the shown steps that create objects. */
export function makingStepsOf(shown: readonly StepId[]): StepId[] {
  return shown.filter((step) => makingSteps.includes(step));
}

/**
 * The state after an observation; the same object if the observation changes nothing.
 *
 * @param shown the steps that the course has
 */
export function afterObservation(
  state: CourseState,
  observation: Observation,
  now: number,
  shown: readonly StepId[] = stepIds,
): CourseState {
  const next = withParts(state, observedParts(observation), now);
  if (observation.event === "fieldExplained") return afterExplanation(next, observation, now);
  if (observation.event === "objectsChanged") return afterChange(next, observation, now, shown);
  if (observation.event === "questionAnswered") return afterAnswer(next, observation, now);
  if (observation.event === "advised") {
    const { rule } = observation;
    return { ...next, advice: { ...next.advice, [rule]: (ownField(next.advice, rule) ?? 0) + 1 } };
  }
  if (observation.event === "cleanUpAsked") return afterCleanUp(next, now, shown);
  return next;
}

/** The parts that are done. */
export function doneParts({ done }: CourseState): ReadonlySet<PartId> {
  return new Set(partIds.filter((part) => done[part] !== undefined));
}

export function doneSteps(state: CourseState): StepId[] {
  const parts = doneParts(state);
  return stepIds.filter((step) => isStepDone(step, parts));
}

/** The first part of a step that is not done. */
export function openPart(step: StepId, { done }: CourseState): PartId | undefined {
  return partsOfSteps[step].find((part) => done[part] === undefined);
}

/** The step to continue with: the first shown one that is not done, or the last one of a finished course. */
export function nextStep(state: CourseState, shown: readonly StepId[] = stepIds): StepId {
  const done = doneSteps(state);
  return shown.find((step) => !done.includes(step)) ?? shown.at(-1) ?? "eks.next";
}

function withParts(state: CourseState, parts: readonly PartId[], now: number): CourseState {
  const fresh = parts.filter((part) => state.done[part] === undefined);
  if (fresh.length === 0) return state;
  return { ...state, done: { ...state.done, ...Object.fromEntries(fresh.map((part) => [part, now])) } };
}

/** What is answered after a right answer is practice: it decides only when the question comes back. */
function afterAnswer(
  state: CourseState,
  { question, isRight }: Extract<Observation, { event: "questionAnswered" }>,
  now: number,
): CourseState {
  const known = ownField(state.reviews, question);
  const review = afterReview(known, isRight, now);
  const reviewed = review === known ? state : { ...state, reviews: { ...state.reviews, [question]: review } };
  const before = ownField(state.answers, question);
  if (before?.rightAtTry !== undefined) return reviewed;
  const tries = (before?.tries ?? 0) + 1;
  const answers = { tries, ...(isRight && { rightAtTry: tries }) };
  return { ...reviewed, answers: { ...state.answers, [question]: answers } };
}

function afterExplanation(
  state: CourseState,
  { apiVersion, kind, path }: Extract<Observation, { event: "fieldExplained" }>,
  now: number,
): CourseState {
  const isClusterConfig = apiVersion.startsWith("eksctl.io/") && kind === "ClusterConfig";
  if (!isClusterConfig) return state;
  const { explainedFields: known } = state;
  const isNew = known.length < fieldsToExplain && !known.includes(path);
  const explained = isNew ? { ...state, explainedFields: [...known, path].sort() } : state;
  // Two windows may have explained enough fields between them.
  const isEnough = explained.explainedFields.length >= fieldsToExplain;
  return isEnough ? withParts(explained, ["clusterConfigExplained"], now) : explained;
}

/**
 * In the practice cluster, without what was there before the learner began anew: it proves nothing of what they have
 * done since. In others, what they made before carries another learner's label, and the clock may be another.
 */
function madeSince(objects: CourseObjects, resetAt: number): CourseObjects {
  if (resetAt === 0 || objects.cluster !== practiceKey) return objects;
  // The API gives times in whole seconds.
  const since = Math.floor(resetAt / 1000) * 1000;
  const isNew = ({ metadata }: Dated): boolean =>
    (timeMs(metadata?.creationTimestamp ?? undefined) ?? Infinity) >= since;
  const lists = Object.fromEntries(
    kindNames.map((kind) => [kind, (objects[kind] as readonly Dated[]).filter(isNew)]),
  );
  return { ...objects, ...lists };
}

interface Dated {
  readonly metadata?: { readonly creationTimestamp?: Date | string | null };
}

function afterChange(
  state: CourseState,
  { objects, afterGap, isWhole, unsettled }: Extract<Observation, { event: "objectsChanged" }>,
  now: number,
  shown: readonly StepId[],
): CourseState {
  const memory = ownField(state.clusters, objects.cluster) ?? { hadObjects: false, podHistory: noHistory };
  const { history, parts } = followPods(memory.podHistory, objects, afterGap);
  const hasObjects = kindNames.some((kind) => objects[kind].length > 0);
  const remembered: ClusterMemory = {
    hadObjects: memory.hadObjects || hasObjects,
    podHistory: history,
  };
  const next = withParts(
    withMemory(state, objects.cluster, remembered),
    [...shownParts(madeSince(objects, state.resetAt), unsettled), ...parts],
    now,
  );
  const isCleanedUp = memory.hadObjects && isWhole && !hasObjects && isCleaningDue(next, shown);
  return isCleanedUp ? withParts(next, ["courseCleanedUp"], now) : next;
}

/** Most changes in a cluster affect nothing that is remembered, and so need no new state to be stored. */
function withMemory(state: CourseState, cluster: string, memory: ClusterMemory): CourseState {
  const isSame = JSON.stringify(ownField(state.clusters, cluster)) === JSON.stringify(memory);
  return isSame ? state : { ...state, clusters: { ...state.clusters, [cluster]: memory } };
}

/** A course without steps that create objects may have nothing to delete. */
function afterCleanUp(state: CourseState, now: number, shown: readonly StepId[]): CourseState {
  const next = state.cleanUpAsked ? state : { ...state, cleanUpAsked: true };
  const hadObjects = Object.values(state.clusters).some((cluster) => cluster.hadObjects);
  const isNothingMade = makingStepsOf(shown).length === 0 && !hadObjects;
  return isNothingMade ? withParts(next, ["courseCleanedUp"], now) : next;
}

/** Deleting an object halfway through the course does not finish it. */
function isCleaningDue(state: CourseState, shown: readonly StepId[]): boolean {
  const parts = doneParts(state);
  return state.cleanUpAsked || makingStepsOf(shown).every((step) => isStepDone(step, parts));
}
