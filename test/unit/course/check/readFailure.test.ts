import assert from "node:assert/strict";
import { readFailure } from "../../../../src/course/check/readFailure.ts";
import { type CourseKinds, kindNames } from "../../../../src/course/courseObjects.ts";
import { parts } from "../../../../src/course/parts/parts.ts";

type Reason = "forbidden" | "slow";

const unread = (
  kinds: readonly (keyof CourseKinds)[],
  reason: Reason,
): Map<keyof CourseKinds, { reason: Reason }> => new Map(kinds.map((kind) => [kind, { reason }]));

describe("readFailure", () => {
  it("says why a part cannot be judged, by the kinds that it needs", () => {
    assert.equal(readFailure(parts.jobCompleted.kinds, unread(["jobs"], "forbidden")), "forbidden");
    assert.equal(readFailure(parts.jobCompleted.kinds, unread(["jobs"], "slow")), "slow");
    assert.equal(
      readFailure(parts.serviceHasEndpoints.kinds, unread(["endpointSlices"], "forbidden")),
      "forbidden",
    );
    const both = new Map([...unread(["pods"], "slow"), ...unread(["replicaSets"], "forbidden")]);
    assert.equal(readFailure(parts.podReplaced.kinds, both), "forbidden");
  });

  it("is not concerned with what a part does not need", () => {
    assert.equal(readFailure(parts.jobCompleted.kinds, unread(["cronJobs", "pods"], "forbidden")), undefined);
    assert.equal(readFailure(parts.toolsChecked.kinds, unread(kindNames, "slow")), undefined);
    assert.equal(readFailure(parts.podRunning.kinds, new Map()), undefined);
  });

  it("takes the clean-up for unknown while anything is read, or where nothing may be", () => {
    assert.equal(readFailure(parts.courseCleanedUp.kinds, unread(["cronJobs"], "slow")), "slow");
    assert.equal(readFailure(parts.courseCleanedUp.kinds, unread(["cronJobs"], "forbidden")), undefined);
    assert.equal(readFailure(parts.courseCleanedUp.kinds, unread(kindNames, "forbidden")), "forbidden");
  });
});
