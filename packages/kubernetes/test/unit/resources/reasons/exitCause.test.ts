import assert from "node:assert/strict";
import { type ExitCause, exitCause } from "../../../../src/resources/reasons/exitCause.ts";

const ends: readonly (readonly [exitCode: number | undefined, reason: string, ExitCause])[] = [
  [0, "Completed", "ended"],
  [1, "Error", "failed"],
  [2, "Error", "failed"],
  [126, "Error", "notExecutable"],
  [127, "Error", "notFound"],
  [128, "StartError", "notStarted"],
  [127, "ContainerCannotRun", "notStarted"],
  [130, "Error", "signal"],
  [134, "Error", "faulted"],
  [137, "OOMKilled", "outOfMemory"],
  [1, "OOMKilled", "outOfMemory"],
  [137, "Error", "killed"],
  [137, "ContainerStatusUnknown", "unknown"],
  [139, "Error", "faulted"],
  [143, "Error", "stopped"],
  [193, "Error", "failed"],
  [255, "Error", "failed"],
  [-1, "", "failed"],
  [undefined, "", "unknown"],
];

describe("exitCause", () => {
  for (const [exitCode, reason, cause] of ends)
    it(`${exitCode} ${reason} is ${cause}`, () => assert.equal(exitCause(exitCode, reason), cause));
});
