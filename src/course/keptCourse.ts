import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { type Answers, type CourseState, fieldsToExplain, newCourse } from "./courseState.ts";
import { noHistory } from "./podHistory.ts";
import { laterReview } from "./questions/review.ts";

/**
 * The part of the state that all windows share and that outlives them. The pod history is not in it: only a window
 * that has been watching has one.
 */
export interface KeptCourse extends Omit<CourseState, "clusters"> {
  readonly clusters: Readonly<Record<string, { readonly hadObjects: boolean }>>;
}

/** The part of a state that is stored. */
export function keptOf({ clusters, ...state }: CourseState): KeptCourse {
  const kept = Object.entries(clusters).map(
    ([cluster, { hadObjects }]) => [cluster, { hadObjects }] as const,
  );
  return { ...state, clusters: Object.fromEntries(kept) };
}

/** What was stored, with defaults for what an older version of the extension did not store. */
export function completed(kept: Partial<KeptCourse> | undefined): KeptCourse {
  return { ...keptOf(newCourse), ...kept };
}

/**
 * A window's state merged with what was stored. What is done in either is done, at the earlier time, unless the course
 * was reset later in the other. The result does not depend on the order of merging.
 */
export function joined(state: CourseState, kept: KeptCourse): CourseState {
  const resetAt = Math.max(state.resetAt, kept.resetAt);
  const ours = since(state, resetAt);
  const theirs = since(kept, resetAt);
  const clusters: Record<string, CourseState["clusters"][string]> = { ...ours.clusters };
  for (const [cluster, { hadObjects }] of Object.entries(theirs.clusters)) {
    const { hadObjects: had = false, podHistory = noHistory } = ownField(ours.clusters, cluster) ?? {};
    setOwnField(clusters, cluster, { hadObjects: had || hadObjects, podHistory });
  }
  return {
    resetAt,
    done: earliest(ours.done, theirs.done),
    explainedFields: [...new Set([...ours.explainedFields, ...theirs.explainedFields])]
      .sort()
      .slice(0, fieldsToExplain),
    answers: merged(ours.answers, theirs.answers, bothAnswers),
    reviews: merged(ours.reviews, theirs.reviews, laterReview),
    advice: merged(ours.advice, theirs.advice, (a, b) => Math.max(a, b)),
    cleanUpAsked: ours.cleanUpAsked || theirs.cleanUpAsked,
    clusters,
  };
}

/** What still counts after a reset at some time: of all that is stored, only parts have a time. */
function since<T extends CourseState | KeptCourse>(course: T, resetAt: number): T | typeof newCourse {
  if (course.resetAt === resetAt) return course;
  const later = Object.entries(course.done).filter(([, at]) => at >= resetAt);
  return { ...newCourse, done: Object.fromEntries(later) };
}

type Done = CourseState["done"];

function earliest(a: Done, b: Done): Done {
  const times = new Map(Object.entries(a));
  for (const [part, at] of Object.entries(b)) times.set(part, Math.min(at, times.get(part) ?? at));
  return Object.fromEntries(times);
}

function merged<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  both: (a: T, b: T) => T,
): Record<string, T> {
  const all = new Map(Object.entries(a));
  for (const [key, theirs] of Object.entries(b)) {
    const ours = all.get(key);
    all.set(key, ours === undefined ? theirs : both(ours, theirs));
  }
  // Sorted, so that two windows store the same.
  return Object.fromEntries([...all].sort(([x], [y]) => (x < y ? -1 : 1)));
}

/** Windows share the count, so the higher one is the later; the first right answer ends it. */
function bothAnswers(a: Answers, b: Answers): Answers {
  const right = [a.rightAtTry, b.rightAtTry].filter((each) => each !== undefined);
  if (right.length === 0) return { tries: Math.max(a.tries, b.tries) };
  const rightAtTry = Math.min(...right);
  return { tries: rightAtTry, rightAtTry };
}
