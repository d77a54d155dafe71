/** What the commands do; loaded with the first of them. */
export { deletePod } from "./deletePod.ts";
export { rollBack, showHistory } from "./rollBack.ts";
export { restartWorkload, setImage } from "./rollOut.ts";
export { scaleWorkload } from "./scale.ts";
export { workloadTarget } from "./workloadTarget.ts";
