import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { TreeFilter } from "../../../../src/clusterTree/treeFilter.ts";
import type { Advice, AdviceAction } from "../../../../src/course/check/advice.ts";
import { CourseProgress } from "../../../../src/course/progress.ts";
import { chapters, stepIds } from "../../../../src/course/steps.ts";
import { CourseController } from "../../../../src/features/course/view/courseController.ts";
import type { CourseViewWorld } from "../../../../src/features/course/view/courseViewWorld.ts";
import { commandIds, inCourseView } from "../../../../src/ids.ts";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { LabProblem } from "../../../../src/labs/labProblem.ts";
import type { CurrentLab, LabsModel, LabSummary } from "../../../../src/labs/labsModel.ts";
import type { CommandLink } from "../../../../src/lesson/commandLink.ts";
import { localized, manifestText } from "../../../contributions/manifest.ts";

interface World extends CourseViewWorld {
  readonly progress: CourseProgress;
  readonly ran: (CommandLink | AdviceAction)[];
}

/** Labs without a cluster: one that is started when the controller says so. */
class FakeLabs implements LabsModel {
  readonly problems: LabProblem[] = [];
  readonly changes = new Emitter<undefined>();
  readonly onDidChange = this.changes.event;
  readonly labs: LabSummary[] = [
    { id: "image-typo", title: "No pod starts", minutes: 5, isDone: false, isOfWorkspace: false },
    { id: "mine", title: "Mine", minutes: 7, isDone: true, isOfWorkspace: true },
  ];
  current: CurrentLab | undefined;

  load(): Promise<void> {
    return Promise.resolve();
  }

  start(index: number): void {
    const lab = this.labs[index];
    if (!lab) return;
    this.current = {
      ...lab,
      phase: "open",
      failure: undefined,
      namespaces: [`lab-${lab.id}`],
      story: "A **story** with [a command](command:kubernetesWorkshop.resetPractice) and <b>HTML</b>.",
      checks: [{ text: "It *runs*.", isDone: false }],
      hints: ["Look."],
      hintsLeft: 2,
      way: undefined,
      explanation: undefined,
    };
    this.changes.fire(undefined);
  }
}

/** The manifest as VS Code hands it out: titles of commands with the English beside the translation. */
function manifestIn(language: Language): unknown {
  return JSON.parse(manifestText, (key, value: unknown) => {
    if (typeof value !== "string") return value;
    const text = localized(value, language);
    const isCommandTitle = key === "title" && value.startsWith("%commands.");
    return isCommandTitle && language !== "en" ? { value: text, original: localized(value, "en") } : text;
  });
}

function world(
  adviceOn: () => Promise<Advice>,
  language: Language = "en",
  labs: LabsModel = new FakeLabs(),
): World {
  const ran: (CommandLink | AdviceAction)[] = [];
  return {
    progress: new CourseProgress(),
    steps: () => stepIds,
    language,
    manifest: manifestIn(language),
    readFile: (path) => readFile(join(repositoryFolder, path), "utf8"),
    fileAddress: (path) => `https://file/${path}`,
    objects: () => undefined,
    adviceOn,
    offered: async (action) => await Promise.resolve(action),
    runAction: (action) => {
      ran.push(action);
      return Promise.resolve();
    },
    runCommand: (link) => {
      ran.push(link);
      return Promise.resolve();
    },
    labs: () => Promise.resolve(labs),
    treeFilter: () => ({}),
    now: Date.now,
    ran,
  };
}

const noAdvice = (): Promise<Advice> => Promise.reject(new Error("Nothing was to be checked."));

describe("CourseController", () => {
  for (const language of languages)
    it(`shows every step, with something to do in each (${language})`, async () => {
      const controller = new CourseController(world(noAdvice, language));
      for (const step of stepIds) {
        controller.show(step);
        const { lesson, chapters: overview } = await controller.page();
        assert.equal(lesson.step, step);
        assert.notEqual(lesson.title, step);
        assert.ok(lesson.primary, step);
        assert.ok(lesson.checklist.every(({ isDone }) => !isDone));
        assert.match(lesson.picture?.source ?? "", /^https:\/\/file\/media\/diagrams\//);
        assert.doesNotMatch(JSON.stringify(lesson), /command:kubernetesWorkshop/);
        assert.equal(overview.length, chapters.length);
        assert.deepEqual(
          overview.flatMap(({ steps }) => steps.filter(({ isShown }) => isShown).map((each) => each.step)),
          [step],
        );
      }
    });

  it("begins at the step to go on with, and ticks what is done", async () => {
    const around = world(noAdvice);
    around.progress.observe({ event: "clusterConnected" });
    const controller = new CourseController(around);
    assert.equal(controller.shownStep, "basics.what-is-kubernetes");
    let told = 0;
    controller.onDidChange(() => told++);
    around.progress.observe({ event: "workloadsShown", count: 3 });
    assert.ok(told > 0);
    const { lesson } = await controller.page();
    assert.equal(lesson.isDone, true);
    assert.equal(lesson.primary, undefined);
    assert.deepEqual(
      lesson.checklist.map(({ isDone }) => isDone),
      [true],
    );
    assert.equal(lesson.next?.step, "basics.nodes");
  });

  it("has no trace of a step that the course leaves out", async () => {
    let steps = stepIds.filter((step) => step !== "basics.nodes" && !step.startsWith("eks."));
    const controller = new CourseController({ ...world(noAdvice), steps: () => steps }, "basics.nodes");
    assert.equal(controller.shownStep, "basics.welcome");
    controller.show("eks.next");
    assert.equal(controller.shownStep, "basics.welcome");
    controller.show("basics.what-is-kubernetes");
    const { lesson, chapters: overview } = await controller.page();
    assert.equal(lesson.next?.step, "basics.objects-overview");
    assert.match(lesson.place, /step 2 of 5$/);
    assert.deepEqual(
      overview.map(({ steps: listed }) => listed.map(({ step }) => step)),
      [
        steps.filter((step) => step.startsWith("basics.")),
        steps.filter((step) => step.startsWith("architecture.")),
      ],
    );
    controller.show("architecture.cluster-setup");
    assert.equal((await controller.page()).lesson.next, undefined);
    let told = 0;
    controller.onDidChange(() => told++);
    steps = [...stepIds];
    controller.takeSettings();
    assert.equal(told, 1);
    assert.equal((await controller.page()).lesson.next?.step, "eks.creation-workflow");
  });

  it("follows the language of the settings", async () => {
    const english = world(noAdvice, "en");
    const korean = world(noAdvice, "ko");
    let { language, manifest } = english;
    const controller = new CourseController({
      ...english,
      get language() {
        return language;
      },
      get manifest() {
        return manifest;
      },
    });
    const before = await controller.page();
    ({ language, manifest } = korean);
    controller.takeSettings();
    const after = await controller.page();
    const direct = await new CourseController(korean).page();
    assert.equal(after.language, "ko");
    assert.equal(after.lesson.step, before.lesson.step);
    assert.deepEqual(after.lesson, direct.lesson);
    assert.notEqual(after.lesson.explanationHtml, before.lesson.explanationHtml);
  });

  it("says at the end of the course what the learner can do now", async () => {
    const around = world(noAdvice);
    const controller = new CourseController(around, "eks.next");
    const title = "What you can do now";
    const section = async () =>
      (await controller.page()).lesson.sections.find((each) => each.title === title)?.html;
    assert.equal(await section(), undefined);
    around.progress.observe({ event: "clusterConnected" });
    around.progress.observe({ event: "toolsChecked" });
    const html = (await section()) ?? "";
    assert.equal(html.match(/<li>/g)?.length, 2);
    assert.match(html, /connect to a cluster/);
    controller.show("eks.high-level");
    assert.equal(await section(), undefined);
  });

  describe("a question that comes back", () => {
    const day = 24 * 3600 * 1000;
    const answered = { event: "questionAnswered", question: "who-acts", isRight: true } as const;
    let time = 0;
    const around = (language: Language = "en"): World => ({
      ...world(noAdvice, language),
      progress: new CourseProgress(undefined, () => time),
      now: () => time,
    });

    beforeEach(() => (time = new Date(2026, 2, 1, 10).getTime()));

    it("is one line from the next day on, and opens in place", async () => {
      const it = around();
      const controller = new CourseController(it);
      assert.equal((await controller.page()).review, undefined);
      it.progress.observe(answered);
      assert.equal((await controller.page()).review, undefined);
      time += day;
      const { review } = await controller.page();
      assert.equal(review?.title, "A question from yesterday");
      assert.match(review.text, /^A Deployment says replicas: 3/);
      assert.equal(review.question, undefined);
      await controller.take({ type: "answerReview", option: "controller" });
      assert.deepEqual(it.progress.state.reviews["who-acts"]?.stage, 0);
      await controller.take({ type: "review", action: "open" });
      const opened = (await controller.page()).review?.question;
      assert.equal(opened?.options.length, 4);
      await controller.take({ type: "answerReview", option: "controller" });
      assert.equal((await controller.page()).review?.question?.result?.isRight, true);
      assert.deepEqual(it.progress.state.reviews["who-acts"], { stage: 1, at: time });
      assert.deepEqual(it.progress.state.answers["who-acts"], { tries: 1, rightAtTry: 1 });
      await controller.take({ type: "review", action: "close" });
      assert.equal((await controller.page()).review, undefined);
      time += 3 * day;
      let told = 0;
      controller.onDidChange(() => told++);
      controller.takeTime();
      assert.equal(told, 1);
      assert.equal((await controller.page()).review?.title, "A question from 3 days ago");
    });

    it("can be tried again after a wrong answer, and comes back the next day all the same", async () => {
      const it = around();
      const controller = new CourseController(it);
      it.progress.observe(answered);
      time += 20 * day;
      await controller.take({ type: "review", action: "open" });
      await controller.take({ type: "answerReview", option: "kubectl" });
      assert.equal((await controller.page()).review?.question?.result?.isRight, false);
      await controller.take({ type: "review", action: "askAgain" });
      assert.equal((await controller.page()).review?.question?.result, undefined);
      await controller.take({ type: "answerReview", option: "controller" });
      assert.deepEqual(it.progress.state.reviews["who-acts"], { stage: 0, at: time });
      await controller.take({ type: "review", action: "close" });
      time += day;
      assert.equal((await controller.page()).review?.title, "A question from yesterday");
    });

    it("goes where it is answered elsewhere, and makes room for the next", async () => {
      const it = around();
      const controller = new CourseController(it);
      it.progress.observe(answered);
      time += 1000;
      it.progress.observe({ ...answered, question: "service-pods" });
      time += day;
      assert.match((await controller.page()).review?.text ?? "", /Deployment/);
      it.progress.observe(answered);
      assert.match((await controller.page()).review?.text ?? "", /Service/);
      await controller.take({ type: "review", action: "open" });
      it.progress.reset();
      await controller.take({ type: "review", action: "close" });
      assert.equal((await controller.page()).review, undefined);
    });

    it("is none about a step that the course leaves out", async () => {
      const it = around();
      const steps = stepIds.filter((step) => step !== "basics.objects-overview");
      const controller = new CourseController({ ...it, steps: () => steps });
      it.progress.observe(answered);
      time += day;
      assert.equal((await controller.page()).review, undefined);
    });

    it("leaves Check's answer where it is", async () => {
      const it = {
        ...around(),
        adviceOn: () => Promise.resolve({ rule: "r", isDone: false, message: "Do it." }),
      };
      const controller = new CourseController(it);
      await controller.take({ type: "check" });
      it.progress.observe(answered);
      assert.equal((await controller.page()).lesson.answer?.message, "Do it.");
    });
  });

  it("has the button of the part that is open first", async () => {
    const around = world(noAdvice);
    const controller = new CourseController(around, "basics.objects-detail-2");
    const before = (await controller.page()).lesson.primary;
    await controller.take({ type: "act", action: before?.id ?? "" });
    assert.deepEqual(around.ran, [{ command: commandIds.deletePod, arguments: [] }]);
    assert.equal((await controller.page()).lesson.actions.length, 3);
  });

  it("runs nothing but what the lesson links to", async () => {
    const around = world(noAdvice);
    const controller = new CourseController(around, "basics.nodes");
    await controller.page();
    for (const action of ["99", "-1", "kubernetesWorkshop.resetPractice", "__proto__"])
      await controller.take({ type: "act", action });
    await controller.take({ type: "follow" });
    assert.deepEqual(around.ran, []);
  });

  it("shows what Check answers in place, leads on, and forgets it when something was done", async () => {
    const { promise, resolve } = Promise.withResolvers<Advice>();
    const around = world(() => promise);
    const controller = new CourseController(around, "basics.welcome");
    const checked = controller.take({ type: "check" });
    assert.equal((await controller.page()).lesson.answer?.isBusy, true);
    const action = { title: "Start", command: commandIds.startPractice } as const;
    resolve({ rule: "test", isDone: false, message: "No cluster.", action });
    await checked;
    const { answer } = (await controller.page()).lesson;
    assert.deepEqual([answer?.isBusy, answer?.message, answer?.action], [false, "No cluster.", "Start"]);
    await controller.take({ type: "follow" });
    assert.deepEqual(around.ran, [action]);
    around.progress.observe({ event: "advised", rule: "test" });
    around.progress.observe({ event: "questionAnswered", question: "etcd", isRight: false });
    assert.equal((await controller.page()).lesson.answer?.message, "No cluster.");
    around.progress.observe({ event: "clusterConnected" });
    assert.equal((await controller.page()).lesson.answer, undefined);
  });

  it("drops the answer to a step that is no longer shown", async () => {
    const { promise, resolve } = Promise.withResolvers<Advice>();
    const controller = new CourseController(
      world(() => promise),
      "basics.welcome",
    );
    const checked = controller.take({ type: "check" });
    await controller.take({ type: "show", step: "basics.nodes" });
    resolve({ rule: "test", isDone: false, message: "Late." });
    await checked;
    assert.equal((await controller.page()).lesson.answer, undefined);
  });

  it("is not busy for ever where a check fails", async () => {
    const controller = new CourseController(world(noAdvice), "basics.welcome");
    await assert.rejects(controller.take({ type: "check" }), /Nothing was to be checked/);
    assert.equal((await controller.page()).lesson.answer, undefined);
  });

  it("asks the questions of a step, and all of the chapter where the step is about them", async () => {
    const around = world(noAdvice);
    const controller = new CourseController(around, "basics.objects-overview");
    assert.equal((await controller.page()).lesson.questions.length, 1);
    controller.show("eks.what-happens");
    const { questions } = (await controller.page()).lesson;
    for (const { id, options } of questions)
      for (const option of options) {
        await controller.take({ type: "answer", question: id, option: option.id });
        await controller.take({ type: "askAgain", question: id });
      }
    const { lesson } = await controller.page();
    assert.ok(lesson.questions.every(({ result }) => result?.isRight));
    assert.equal(lesson.isDone, true);
    const { answers } = around.progress.state;
    const ids = questions.map(({ id }) => id);
    assert.deepEqual(Object.keys(answers).sort(), ids.sort());
    assert.ok(Object.values(answers).every(({ tries, rightAtTry }) => tries === rightAtTry));
  });

  it("lists the labs, starts one, and shows how far it is", async () => {
    const labs = new FakeLabs();
    const around = world(noAdvice, "en", labs);
    const started = {
      ...around,
      runCommand: (link: CommandLink): Promise<void> => {
        around.ran.push(link);
        if (link.command === commandIds.startLab) labs.start(0);
        return Promise.resolve();
      },
    };
    const controller = new CourseController(started, "basics.nodes");
    assert.deepEqual((await controller.page()).labs, []);
    await controller.take({ type: "ready" });
    assert.deepEqual(
      (await controller.page()).labs.map(({ lab, isDone, isShown }) => [lab, isDone, isShown]),
      [
        ["image-typo", false, false],
        ["mine", true, false],
      ],
    );
    await controller.take({ type: "lab", lab: "image-typo" });
    assert.deepEqual(around.ran, [{ command: commandIds.startLab, arguments: ["image-typo", inCourseView] }]);
    const { lab, labs: list, chapters: overview } = await controller.page();
    assert.equal(lab?.place, "Lab · lab-image-typo");
    assert.match(lab.storyHtml, /a command and &lt;b&gt;HTML/);
    assert.deepEqual(
      lab.actions.map(({ id }) => id),
      ["openManifest", "hint", "way", "startOver", "end"],
    );
    assert.ok(list[0]?.isShown);
    assert.ok(overview.every(({ steps }) => steps.every(({ isShown }) => !isShown)));
    for (const action of ["hint", "toString", "kubernetesWorkshop.resetPractice"])
      await controller.take({ type: "labAction", action });
    assert.deepEqual(around.ran.slice(1), [{ command: commandIds.nextLabHint, arguments: [inCourseView] }]);
    // Shown again, it is not started again.
    await controller.take({ type: "show", step: "basics.nodes" });
    assert.equal((await controller.page()).lab, undefined);
    await controller.take({ type: "lab", lab: "image-typo" });
    assert.equal((await controller.page()).lab?.lab, "image-typo");
    assert.equal(around.ran.length, 2);
    await controller.take({ type: "lab", lab: "none" });
    assert.equal(around.ran.length, 2);
  });

  for (const language of languages)
    it(`calls what can be done with a lab by the titles of the commands (${language})`, async () => {
      const labs = new FakeLabs();
      const controller = new CourseController(world(noAdvice, language, labs), "basics.nodes");
      await controller.take({ type: "ready" });
      labs.start(0);
      await controller.take({ type: "lab", lab: "image-typo" });
      const titles = (await controller.page()).lab?.actions.map(({ title }) => title);
      assert.deepEqual(titles, [
        localized("%commands.openLabManifest%", language),
        `${localized("%commands.nextLabHint%", language)} (2)`,
        localized("%commands.showLabWay%", language),
        localized("%commands.startLabOver%", language),
        localized("%commands.endLab%", language),
      ]);
    });

  it("says that a filter hides something, but not that of the step that asks for labels", async () => {
    let filter: TreeFilter = { labels: "app=web" };
    const around = { ...world(noAdvice), treeFilter: () => filter };
    const controller = new CourseController(around, "architecture.overview");
    assert.match((await controller.page()).lesson.notice?.text ?? "", /app=web/);
    await controller.take({ type: "endNotice" });
    assert.deepEqual(around.ran, [{ command: commandIds.clearLabelFilter, arguments: [] }]);
    controller.show("basics.objects-detail-2");
    assert.equal((await controller.page()).lesson.notice, undefined);
    filter = { labels: "app=web", namespace: "shop", text: "front" };
    const { text } = (await controller.page()).lesson.notice!;
    assert.equal(
      text,
      "A filter is on (name contains front · namespace shop): the tree shows only what matches it.",
    );
  });

  it("stays where it is told to show no step", async () => {
    const controller = new CourseController(world(noAdvice), "basics.nodes");
    await controller.take({ type: "show", step: "toString" });
    assert.equal(controller.shownStep, "basics.nodes");
  });
});
