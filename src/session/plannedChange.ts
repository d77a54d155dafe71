import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/** What is about to be changed in a cluster, in words and by name. */
export type PlannedChange = AskedChange | PracticeChange;

/** A change that is asked for. */
export interface AskedChange {
  /** One sentence, as a question: `Scale Deployment web from 1 to 3 replicas?` */
  readonly question: string;
  /** The button that does it, such as `Scale`. */
  readonly action: string;
  /** All that may be changed. */
  readonly objects: readonly ObjectReference[];
  /** Lines on what is changed, where the question does not say it all. */
  readonly about?: readonly string[];
  /** Lines on what else there is to know; without them, that this is not the practice cluster. */
  readonly notes?: readonly string[];
  /** Whether it is asked for in the practice cluster as well, in which else nobody is. */
  readonly isAlwaysAsked?: boolean;
  /** Whether fields may be taken over that somebody else manages. */
  readonly takesOver?: boolean;
}

/** A change that only the practice cluster can take, and that nobody is asked for there. */
interface PracticeChange {
  readonly objects: readonly ObjectReference[];
  readonly question?: undefined;
}
