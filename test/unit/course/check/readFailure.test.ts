import assert from "node:assert/strict";
import { readFailure } from "../../../../src/course/check/readFailure.ts";
import { type CourseKinds, kindNames } from "../../../../src/course/courseObjects.ts";

type Reason = "forbidden" | "slow";

const unread = (
  kinds: readonly (keyof CourseKinds)[],
  reason: Reason,
): Map<keyof CourseKinds, { reason: Reason }> => new Map(kinds.map((kind) => [kind, { reason }]));

describe("readFailure", () => {
  it("says why a part cannot be judged, by the kinds that it needs", () => {
    assert.equal(readFailure("jobCompleted", unread(["jobs"], "forbidden")), "forbidden");
    assert.equal(readFailure("jobCompleted", unread(["jobs"], "slow")), "slow");
    assert.equal(readFailure("serviceHasEndpoints", unread(["endpointSlices"], "forbidden")), "forbidden");
    const both = new Map([...unread(["pods"], "slow"), ...unread(["replicaSets"], "forbidden")]);
    assert.equal(readFailure("podReplaced", both), "forbidden");
  });

  it("is not concerned with what a part does not need", () => {
    assert.equal(readFailure("jobCompleted", unread(["cronJobs", "pods"], "forbidden")), undefined);
    assert.equal(readFailure("toolsChecked", unread(kindNames, "slow")), undefined);
    assert.equal(readFailure("podRunning", new Map()), undefined);
  });

  it("takes the clean-up for unknown while anything is read, or where nothing may be", () => {
    assert.equal(readFailure("courseCleanedUp", unread(["cronJobs"], "slow")), "slow");
    assert.equal(readFailure("courseCleanedUp", unread(["cronJobs"], "forbidden")), undefined);
    assert.equal(readFailure("courseCleanedUp", unread(kindNames, "forbidden")), "forbidden");
  });
});
