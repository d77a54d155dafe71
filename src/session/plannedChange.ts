import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/** A planned change of a cluster, in words and with the objects it concerns. */
export type PlannedChange = AskedChange | PracticeChange;

/** A change that needs confirmation. */
export interface AskedChange {
  /** One sentence, phrased as a question: `Scale Deployment web from 1 to 3 replicas?` */
  readonly question: string;
  /** The label of the button that makes the change, such as `Scale`. */
  readonly action: string;
  /** All objects that may be changed. */
  readonly objects: readonly ObjectReference[];
  /** Lines about the change, where the question does not say everything. */
  readonly about?: readonly string[];
  /** Lines with further notes; by default, that this is not the practice cluster. */
  readonly notes?: readonly string[];
  /** Whether the change needs confirmation even in the practice cluster. */
  readonly isAlwaysAsked?: boolean;
  /** Whether the change may take fields over from other managers. */
  readonly takesOver?: boolean;
}

/** A change that is possible only in the practice cluster, and needs no confirmation there. */
interface PracticeChange {
  readonly objects: readonly ObjectReference[];
  readonly question?: undefined;
}
