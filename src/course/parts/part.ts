import type { Advice } from "../check/advice.ts";
import type { NeededKinds } from "../check/readFailure.ts";
import type { Situation } from "../check/situation.ts";

/**
 * What Check knows about one thing to do in the course. What marks a part as done is in `partProofs.ts`: an open
 * window always needs that, and advice only when the learner asks.
 */
export interface Part {
  /** Without a connection, a part that needs a cluster gets advice on how to connect. */
  readonly needsCluster: boolean;
  /** The kinds that must have been read before there is anything to say. */
  readonly kinds: NeededKinds;
  /** Whether the advice depends on the kubectl of this machine, which takes time to find. */
  readonly asksForKubectl?: true;
  /** The next thing to do; asked only while the part is not done. */
  advice(situation: Situation): Advice;
}
