import * as l10n from "@vscode/l10n";
import assert from "node:assert/strict";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { ruleSentence } from "../../../src/course/check/check.ts";
import { newCourse } from "../../../src/course/courseState.ts";
import { progressFile } from "../../../src/course/progressFile.ts";
import { partsOfSteps, stepIds } from "../../../src/course/steps.ts";
import { classReport } from "../../../src/instructors/class/classReport.ts";
import type { ClassFile } from "../../../src/instructors/class/learnerProgress.ts";
import { ProgressFileError, readProgress } from "../../../src/instructors/class/readProgress.ts";
import { textsOf } from "../../support/texts.ts";

type State = Partial<typeof newCourse>;

function exported(learner: string, state: State = {}, day = 1, steps = stepIds): string {
  return JSON.stringify(
    progressFile(
      { ...newCourse, ...state },
      {
        learner,
        extensionVersion: "1.0.0",
        now: new Date(Date.UTC(2026, 10, day)),
        labs: [
          { id: "dns", done: null, hintsOpened: 2, wayShown: true },
          { id: "image-typo", done: "2026-11-01T00:00:00.000Z", hintsOpened: 0, wayShown: false },
        ],
        steps,
      },
    ),
  );
}

const file = (name: string, text: string): ClassFile => ({ name, progress: readProgress(text) });
const allDone = Object.fromEntries(stepIds.flatMap((step) => partsOfSteps[step].map((part) => [part, 1])));

const allDoneState: State = { done: allDone };

describe("readProgress", () => {
  it("reads what was exported", () => {
    const read = readProgress(
      exported("learner-0123abcd", {
        done: { clusterConnected: 1 },
        answers: { etcd: { tries: 3, rightAtTry: 3 } },
        advice: { "pod.notReady": 4 },
      }),
    );
    assert.deepEqual(
      read.steps.filter(({ done }) => done).map(({ id }) => id),
      ["basics.welcome"],
    );
    assert.deepEqual(read.questions, [{ id: "etcd", tries: 3, rightAtTry: 3 }]);
    assert.deepEqual(read.advice, [{ rule: "pod.notReady", count: 4 }]);
    assert.deepEqual(read.labs, [
      { id: "dns", done: null, hintsOpened: 2, wayShown: true },
      { id: "image-typo", done: "2026-11-01T00:00:00.000Z", hintsOpened: 0, wayShown: false },
    ]);
  });

  it("reads version 1, which had no questions, and passes over steps that are gone", () => {
    const { questions, advice, labs, ...first } = JSON.parse(exported("learner-1")) as Record<
      string,
      unknown
    >;
    assert.ok(questions && advice && labs);
    const steps = [...(first["steps"] as object[]), { id: "basics.gone", done: true, parts: {} }];
    const read = readProgress(JSON.stringify({ ...first, version: 1, steps }));
    assert.deepEqual([read.questions, read.advice, read.labs], [[], [], []]);
    assert.deepEqual(
      read.steps.map(({ id }) => id),
      stepIds,
    );
  });

  const good = JSON.parse(exported("learner-1", { advice: { a: 1 } })) as Record<string, unknown>;
  const broken: [string, unknown, RegExp][] = [
    ["another file", { name: "x" }, /Export Progress/],
    ["a list", [], /Export Progress/],
    ["a newer version", { ...good, version: 3 }, /newer/],
    ["no learner", { ...good, learner: 1 }, /learner/],
    ["a learner without end", { ...good, learner: "x".repeat(201) }, /learner/],
    ["no time", { ...good, exportedAt: "soon" }, /exportedAt/],
    ["steps without end", { ...good, steps: Array(1001).fill({ id: "a", done: true }) }, /steps/],
    ["a count that is none", { ...good, advice: [{ rule: "a", count: -1 }] }, /advice\.count/],
    ["a text for a count", { ...good, questions: [{ id: "a", tries: "1", rightAtTry: null }] }, /tries/],
    ["a lab that is a text", { ...good, labs: ["dns"] }, /labs/],
  ];
  for (const [what, value, said] of broken)
    it(`says what is wrong with ${what}`, () =>
      assert.throws(
        () => readProgress(JSON.stringify(value)),
        (error: unknown) => error instanceof ProgressFileError && said.test(error.message),
      ));

  it("says that a text is no JSON", () => assert.throws(() => readProgress("{"), /JSON/));
});

for (const language of languages) {
  const { l10n: text } = textsOf(language);
  const report = (files: readonly ClassFile[], leftOut: Parameters<typeof classReport>[1] = []): string =>
    classReport(files, leftOut, {
      language,
      at: new Date(2026, 10, 28),
      stepTitles: new Map([["basics.welcome", "Welcome | all"]]),
      questions: new Map([["etcd", "What does etcd do?"]]),
      labTitles: new Map([["image-typo", "An image | a typo"]]),
      sentenceOf: ruleSentence,
    });
  const rows = (markdown: string, title: string): string[][] => {
    const section = markdown.split("\n## ").find((each) => each.startsWith(text(title)));
    return (section ?? "")
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .slice(2)
      .map((line) =>
        line
          .split(/(?<!\\)\|/)
          .map((each) => each.trim())
          .slice(1, -1),
      );
  };

  describe(`The page about a class (${language})`, () => {
    before(() => {
      if (language === "en") l10n.config({ contents: {} });
      else l10n.config({ fsPath: path.join(repositoryFolder, `l10n/bundle.l10n.${language}.json`) });
    });
    after(() => l10n.config({ contents: {} }));

    it("counts only the steps that the course of a learner has", () => {
      const shown = stepIds.filter((step) => step !== "basics.welcome" && step !== "basics.nodes");
      const done = { done: { workloadsShown: 1 } };
      const markdown = report([
        file("a.json", exported("learner-a", done, 1, shown)),
        file("b.json", exported("learner-b", allDoneState, 1)),
      ]);
      const [first] = rows(markdown, "Who stands where");
      assert.equal(first?.[2], `1/${shown.length}`);
      assert.equal(first[3], shown[1]);
      assert.equal(rows(markdown, "Steps")[0]?.[1], "1/1");
      assert.equal(rows(markdown, "Steps")[1]?.[1], "2/2");
    });

    it("shows who stands where, those who are behind first, each once", () => {
      const markdown = report([
        file("kim.json", exported("learner-a", { done: allDone }, 3)),
        file("kim old.json", exported("learner-a", {}, 2)),
        file("lee|<b>.json", exported("learner-b", { done: { clusterConnected: 1 } })),
        file("park.json", exported("learner-c")),
      ]);
      const total = stepIds.length;
      assert.deepEqual(
        rows(markdown, "Who stands where").map((row) => row.slice(0, 4)),
        [
          ["`park.json`", "`learner-c`", `0/${total}`, "Welcome \\| all"],
          ["`lee\\|<b>.json`", "`learner-b`", `1/${total}`, "basics.what-is-kubernetes"],
          ["`kim.json`", "`learner-a`", `${total}/${total}`, text("All done")],
        ],
      );
      assert.deepEqual(rows(markdown, "Steps").slice(0, 2), [
        ["Welcome \\| all", "2/3"],
        ["basics.what-is-kubernetes", "1/3"],
      ]);
    });

    it("shows what was hard, the hardest first", () => {
      const markdown = report([
        file(
          "a.json",
          exported("a", { advice: { x: 1, y: 5 }, answers: { etcd: { tries: 3, rightAtTry: 3 } } }),
        ),
        file(
          "b.json",
          exported("b", {
            advice: { x: 2 },
            answers: { etcd: { tries: 1 }, iam: { tries: 1, rightAtTry: 1 } },
          }),
        ),
      ]);
      assert.deepEqual(rows(markdown, "Where Check had to help"), [
        ["`y`", "5", "1/2"],
        ["`x`", "3", "2/2"],
      ]);
      assert.deepEqual(rows(markdown, "Questions that were answered wrong"), [
        ["What does etcd do?", "3", "2/2"],
      ]);
      assert.deepEqual(rows(markdown, "Labs"), [
        ["`dns`", "0", "2", "4", "2"],
        ["An image \\| a typo", "2", "2", "0", "0"],
      ]);
    });

    it("shows what Check said in the sentence that learners read, without their names", () => {
      const advice = {
        "pod.evicted": 4,
        "schedule.cpu": 3,
        "schedule.memory": 2,
        "connection.unreachable": 1,
      };
      const said = rows(report([file("a.json", exported("a", { advice }))]), "Where Check had to help");
      const sentence = (english: string): string =>
        text(english)
          .replaceAll(/\{\d\}/g, "…")
          .split(/(?<=\.) /, 1)[0] ?? "";
      const request =
        "Pod {0} has no node because none has enough {1} left for its request ({2}). To fix this, {3}.";
      assert.deepEqual(
        said.map(([first]) => first),
        [
          sentence("Pod {0} was evicted from its node: {1}."),
          `${sentence(request)} (\`schedule.cpu\`)`,
          `${sentence(request)} (\`schedule.memory\`)`,
          sentence(
            "The cluster is not responding. Make sure that it is running and that your network or VPN is connected, then try again.",
          ),
        ],
      );
      assert.doesNotMatch(said.flat().join(), /\{\d\}/);
    });

    it("names each file that was left out, and why", () => {
      const markdown = report([], [{ name: "notes`.json", reason: "Why." }]);
      assert.ok(markdown.includes("- `` notes`.json ``: Why."), markdown);
      assert.deepEqual(rows(markdown, "Who stands where"), []);
    });
  });
}
