/** When a question was last answered, and how often in a row it was known when it came back. */
export interface Review {
  readonly stage: number;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/**
 * After how many days a question comes back, by its stage. After the last, it has been learned and comes back no more.
 */
export const reviewDays = [1, 3, 7, 16] as const;

const dayMs = 24 * 3600 * 1000;

/**
 * What is known of a question after an answer; the same object if the answer changes nothing. A wrong answer makes the
 * question start again. A right one counts only when the question was due: trying again at once proves no memory.
 */
export function afterReview(before: Review | undefined, isRight: boolean, now: number): Review {
  if (!before || !isRight) return { stage: 0, at: now };
  return isDue(before, now) ? { stage: before.stage + 1, at: now } : before;
}

/** Whether a question should come back. Days begin at midnight, local time. */
export function isDue({ stage, at }: Review, now: number): boolean {
  const days = reviewDays[stage];
  return days !== undefined && daysBetween(at, now) >= days;
}

/**
 * The question to come back now: of those that are due, the one that has waited longest.
 *
 * @param asked the ids of the questions that there are
 */
export function dueQuestion(
  reviews: Readonly<Record<string, Review>>,
  asked: ReadonlySet<string>,
  now: number,
): { readonly id: string; readonly at: number } | undefined {
  const due = Object.entries(reviews).filter(([id, review]) => asked.has(id) && isDue(review, now));
  const [first] = due.sort(([a, { at }], [b, other]) => at - other.at || (a < b ? -1 : 1));
  return first && { id: first[0], at: first[1].at };
}

/** Of what two windows know about a question, what counts: the later answer. The order does not matter. */
export function laterReview(a: Review, b: Review): Review {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.stage <= b.stage ? a : b;
}

/** How many midnights, local time, lie between two moments; negative if the second is earlier. */
export function daysBetween(from: number, to: number): number {
  return dayOf(to) - dayOf(from);
}

/** Counted by the calendar, since a day may have 23 or 25 hours. */
function dayOf(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs;
}
