/** The code of the commands, loaded when the first of them runs. */
export { runNow, setSuspended } from "./cronJob.ts";
export { deleteObject } from "./deleteObject.ts";
export { deletePod } from "./deletePod.ts";
export { rollBack, showHistory } from "./rollBack.ts";
export { restartWorkload, setImage } from "./rollOut.ts";
export { scaleWorkload } from "./scale.ts";
export { workloadTarget } from "./workloadTarget.ts";
