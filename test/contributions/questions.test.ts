import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { type Chapter, chapters } from "../../src/course/steps.ts";
import type { AnswerOption, Question } from "../../src/course/questions/question.ts";
import { QuestionRound } from "../../src/course/questions/questionRound.ts";
import { stepIds } from "../../src/course/steps.ts";
import { ruledOutWords } from "./glossary.ts";
import { textWidth } from "../../src/shell/line/cellWidth.ts";
import { projectFile } from "./manifest.ts";
import { isWrittenIn } from "./writtenIn.ts";

const questionsOf = (chapter: Chapter, language: Language): Question[] =>
  JSON.parse(projectFile(`walkthroughs/${chapter}/questions.${language}.json`)) as Question[];

/** What all languages have in common. */
const structure = (questions: readonly Question[]): unknown =>
  questions.map(({ id, page, options }) => ({
    id,
    page,
    options: options.map((option) => ({ id: option.id, isRight: option.isRight })),
  }));

/** Every text, by how wide it may be, in Latin letters, to fit into a line of a quick pick, which cuts off what is longer. */
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
    const all = languages.map((language) => [language, questionsOf(chapter, language)] as const);

    it("are three, about pages of the chapter", () => {
      assert.equal(english.length, 3);
      assert.equal(new Set(english.map(({ id }) => id)).size, 3);
      for (const { page } of english) {
        assert.ok(stepIds.includes(page), page);
        assert.ok(page.startsWith(`${chapter}.`), page);
      }
    });

    for (const [language, questions] of all) {
      it(`are the same in ${language}`, () => assert.deepEqual(structure(questions), structure(english)));

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
          assert.ok(textWidth(text) <= limit, `${textWidth(text)}: ${text}`);
      });
    }

    it("do not betray the right option by its length or its place", () => {
      const longest = ({ options }: Question): boolean =>
        options.every(
          (option) => isRight(option) || option.text.length < (options.find(isRight)?.text.length ?? 0),
        );
      for (const [, questions] of all) {
        assert.ok(!questions.every(longest));
        const firstPlaces = questions.map((question) => placesOfRight(question, 1)[0]);
        assert.ok(new Set(firstPlaces).size > 1, firstPlaces.join());
        const places = questions.flatMap((question) => placesOfRight(question, 3));
        assert.ok(new Set(places).size > 2, places.join());
      }
    });

    it("are in their language, by the glossary", () => {
      for (const [language, questions] of all)
        for (const [text] of questions.flatMap(texts)) {
          const isName = /^(?:etcd|kubectl|kube-proxy)$/.test(text);
          assert.ok(isName || isWrittenIn(language, text), text);
          assert.deepEqual(ruledOutWords(language, text), []);
        }
    });
  });
}

it("The questions about EKS are about what it does for you", () => {
  assert.deepEqual(new Set(questionsOf("eks", "en").map(({ page }) => page)), new Set(["eks.what-happens"]));
});
