import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { type CourseState, fieldsToExplain, newCourse } from "./courseState.ts";
import { noHistory } from "./podHistory.ts";

/**
 * What all windows know of the course, and keep beyond their end: all but what only one that has watched can know,
 * the history of the pods.
 */
export interface KeptCourse extends Omit<CourseState, "clusters"> {
  readonly clusters: Readonly<Record<string, { readonly hadObjects: boolean }>>;
}

/** Where windows find what the others have kept. */
export interface CourseStore {
  /**
   * What was kept last, by whichever window and version of the extension; the same object as long as that has not
   * changed. Undefined where nothing was kept yet.
   */
  read(): Partial<KeptCourse> | undefined;
  write(kept: KeptCourse): void;
}

/** What of a state is to be kept. */
export function keptOf({ clusters, ...state }: CourseState): KeptCourse {
  const kept = Object.entries(clusters).map(
    ([cluster, { hadObjects }]) => [cluster, { hadObjects }] as const,
  );
  return { ...state, clusters: Object.fromEntries(kept) };
}

/** What was kept, with what an older version of the extension lacked. */
export function completed(kept: Partial<KeptCourse> | undefined): KeptCourse {
  return { ...keptOf(newCourse), ...kept };
}

/**
 * The course as a window knows it, joined with what was kept: whatever was done in either is done, at the earlier
 * time, unless the other one has begun the course anew since. Whoever joins what with what, the same comes of it.
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
    cleanUpAsked: ours.cleanUpAsked || theirs.cleanUpAsked,
    clusters,
  };
}

/** What of a course still counts where it was begun anew at some time: only parts are known to be of later. */
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
