import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { newCourse } from "../../../src/course/courseState.ts";
import { progressFile } from "../../../src/course/progressFile.ts";
import { partIds, stepIds } from "../../../src/course/steps.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

interface ObjectSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly const?: unknown; readonly pattern?: string }>>;
}

type ListName = "steps" | "questions" | "advice" | "labs";

describe("The progress file", () => {
  const file = progressFile(
    {
      ...newCourse,
      done: { toolsChecked: Date.UTC(2026, 0, 1), podRunning: Date.UTC(2026, 0, 2) },
      answers: { etcd: { tries: 2, rightAtTry: 2 }, iam: { tries: 1 } },
      advice: { "pod.notReady": 3 },
    },
    {
      learner: "learner-0123abcd",
      extensionVersion: "1.2.3",
      now: new Date(Date.UTC(2026, 0, 3)),
      labs: [{ id: "dns", done: null, hintsOpened: 1, wayShown: false }],
      steps: stepIds,
    },
  );

  it("says of every step and part whether and when it was done", () => {
    assert.deepEqual(
      file.steps.map(({ id }) => id),
      stepIds,
    );
    assert.deepEqual(
      file.steps.flatMap(({ parts }) => Object.keys(parts)),
      partIds,
    );
    assert.deepEqual(
      file.steps.find(({ id }) => id === "basics.objects-overview"),
      {
        id: "basics.objects-overview",
        done: false,
        parts: { podFieldExplained: null, podRunning: "2026-01-02T00:00:00.000Z" },
      },
    );
    assert.equal(file.stepsDone, 1);
    assert.equal(file.exportedAt, "2026-01-03T00:00:00.000Z");
  });

  it("says how questions were answered and where Check had to help", () => {
    assert.deepEqual(file.questions, [
      { id: "etcd", tries: 2, rightAtTry: 2 },
      { id: "iam", tries: 1, rightAtTry: null },
    ]);
    assert.deepEqual(file.advice, [{ rule: "pod.notReady", count: 3 }]);
    assert.deepEqual(
      file.labs.map(({ id }) => id),
      ["dns"],
    );
  });

  it("is as its schema says", () => {
    const schema = JSON.parse(
      readFileSync(path.join(repositoryFolder, "docs", "progress.schema.json"), "utf8"),
    ) as ObjectSchema & { properties: Record<ListName, { items: ObjectSchema }> };
    const lists: readonly ListName[] = ["steps", "questions", "advice", "labs"];
    const items = lists.flatMap((list) =>
      file[list].map((each) => [each, schema.properties[list].items] as const),
    );
    for (const [part, of] of [[file, schema] as const, ...items]) {
      assert.deepEqual(Object.keys(part).sort(), [...of.required].sort());
      assert.deepEqual(Object.keys(of.properties).sort(), [...of.required].sort());
      for (const [name, value] of Object.entries(part)) {
        const { const: only, pattern } = of.properties[name] ?? {};
        if (only !== undefined) assert.equal(value, only);
        if (pattern !== undefined) assert.match(String(value), new RegExp(pattern));
      }
    }
  });
});
