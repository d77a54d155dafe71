import assert from "node:assert/strict";
import type { KnownLab, KnownLabs } from "../../../../src/features/labs/knownLabs.ts";
import { shownLabs } from "../../../../src/features/labs/shownLabs.ts";

const lab = (id: string, isOfWorkspace = false): KnownLab => ({
  lab: {
    id,
    order: 1,
    minutes: 5,
    namespaces: [`lab-${id}`],
    setup: [],
    solution: [],
    checks: [],
    texts: { title: id, story: "", goals: [], hints: [], way: "", explanation: "" },
  },
  isOfWorkspace,
});

const known: KnownLabs = {
  labs: [lab("image-typo"), lab("taint"), lab("ours", true)],
  problems: [
    { lab: "file:///w/.kubernetes-workshop/labs/broken", file: "lab.json", field: "", message: "No." },
  ],
};

const idsOf = (labs: readonly KnownLab[]): string[] => labs.map(({ lab: { id } }) => id);

describe("shownLabs", () => {
  it("leaves out the labs that the setting names, of the extension and of the workspace", () => {
    const shown = shownLabs(known, { enabled: true, hidden: ["ours", "taint"] }, undefined);
    assert.deepEqual(idsOf(shown.labs), ["image-typo"]);
    assert.equal(shown.problems.length, 1);
    assert.deepEqual(shown.unknown, []);
  });

  it("leaves out the problems of a hidden lab, which is known although it cannot be read", () => {
    const shown = shownLabs(known, { enabled: true, hidden: ["broken"] }, undefined);
    assert.deepEqual(shown.problems, []);
    assert.deepEqual(shown.unknown, []);
  });

  it("leaves out all where labs are turned off", () => {
    const shown = shownLabs(known, { enabled: false, hidden: [] }, undefined);
    assert.deepEqual([shown.labs, shown.problems], [[], []]);
  });

  it("keeps the lab that is in progress", () => {
    assert.deepEqual(idsOf(shownLabs(known, { enabled: false, hidden: [] }, "taint").labs), ["taint"]);
    const hidden = shownLabs(known, { enabled: true, hidden: ["taint", "ours"] }, "taint");
    assert.deepEqual(idsOf(hidden.labs), ["image-typo", "taint"]);
  });

  it("passes over what is no lab, and tells of it", () => {
    const shown = shownLabs(known, { enabled: "no", hidden: ["typo", 3, "taint"] }, undefined);
    assert.deepEqual(idsOf(shown.labs), ["image-typo", "ours"]);
    assert.deepEqual(shown.unknown, ['"typo"', "3"]);
  });

  it("takes a setting that is no list for none", () =>
    assert.equal(shownLabs(known, { enabled: undefined, hidden: "taint" }, undefined).labs.length, 3));
});
