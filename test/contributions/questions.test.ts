import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { type Chapter, chapters } from "../../src/course/steps.ts";
import type { AnswerOption, Question } from "../../src/course/questions/question.ts";
import { QuestionRound } from "../../src/course/questions/questionRound.ts";
import { stepIds } from "../../src/course/steps.ts";
import { ruledOutWords } from "./glossary.ts";
import { projectFile } from "./manifest.ts";

const questionsOf = (chapter: Chapter, language: Language): Question[] =>
  JSON.parse(projectFile(`walkthroughs/${chapter}/questions.${language}.json`)) as Question[];

/** What both languages have in common. */
const structure = (questions: readonly Question[]): unknown =>
  questions.map(({ id, page, options }) => ({
    id,
    page,
    options: options.map((option) => ({ id: option.id, isRight: option.isRight })),
  }));

/** How wide a text is, in Latin letters: a Korean one is as wide as two. */
const width = (text: string): number => text.length + (text.match(/[가-힣]/g)?.length ?? 0);

/** Every text, by how wide it may be to fit into a line of a quick pick, which cuts off what is longer. */
function texts({ text, hint, options }: Question): readonly (readonly [text: string, width: number])[] {
  const answers = options.flatMap((option) => [[option.text, 70] as const, [option.why, 90] as const]);
  return [[text, 82], [hint, 82], ...answers];
}

const isRight = ({ isRight }: AnswerOption): boolean => isRight === true;

/** Where the right option stands at the first tries, each of which is answered wrong. */
function placesOfRight(question: Question, tries: number): number[] {
  const round = new QuestionRound([question]);
  return Array.from({ length: tries }, () => {
    const { state } = round;
    assert.equal(state.phase, "asked");
    const wrong = state.options.find((option) => !isRight(option));
    assert.ok(wrong);
    round.choose(wrong);
    round.tryAgain();
    return state.options.findIndex(isRight);
  });
}

for (const chapter of chapters) {
  describe(`The questions of ${chapter}`, () => {
    const english = questionsOf(chapter, "en");
    const korean = questionsOf(chapter, "ko");

    it("are three, about pages of the chapter", () => {
      assert.equal(english.length, 3);
      assert.equal(new Set(english.map(({ id }) => id)).size, 3);
      for (const { page } of english) {
        assert.ok(stepIds.includes(page), page);
        assert.ok(page.startsWith(`${chapter}.`), page);
      }
    });

    it("are the same in both languages", () => assert.deepEqual(structure(korean), structure(english)));

    for (const [language, questions] of [
      ["English", english],
      ["Korean", korean],
    ] as const) {
      for (const question of questions)
        it(`are answered by one of three or four options: ${question.id}, ${language}`, () => {
          const { options } = question;
          assert.ok(options.length === 3 || options.length === 4);
          assert.equal(options.filter(isRight).length, 1);
          for (const key of ["id", "text", "why"] as const)
            assert.equal(new Set(options.map((option) => option[key])).size, options.length, key);
        });

      it(`fit into the lines of a quick pick: ${language}`, () => {
        for (const [text, limit] of questions.flatMap(texts))
          assert.ok(width(text) <= limit, `${width(text)}: ${text}`);
      });
    }

    it("do not betray the right option by its length or its place", () => {
      const longest = ({ options }: Question): boolean =>
        options.every(
          (option) => isRight(option) || option.text.length < (options.find(isRight)?.text.length ?? 0),
        );
      assert.ok(!english.every(longest) && !korean.every(longest));
      for (const questions of [english, korean]) {
        const firstPlaces = questions.map((question) => placesOfRight(question, 1)[0]);
        assert.ok(new Set(firstPlaces).size > 1, firstPlaces.join());
        const places = questions.flatMap((question) => placesOfRight(question, 3));
        assert.ok(new Set(places).size > 2, places.join());
      }
    });

    it("are Korean in Korean, by the glossary, and English in English", () => {
      for (const [text] of english.flatMap(texts)) assert.doesNotMatch(text, /[가-힣]/);
      for (const [text] of korean.flatMap(texts)) {
        assert.match(text, /[가-힣]|^(?:etcd|kubectl|kube-proxy)$/);
        assert.deepEqual(ruledOutWords(text), []);
      }
    });
  });
}

it("The questions about EKS are about what it does for you", () => {
  assert.deepEqual(new Set(questionsOf("eks", "en").map(({ page }) => page)), new Set(["eks.what-happens"]));
});
