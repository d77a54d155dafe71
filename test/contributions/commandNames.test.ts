import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { config } from "@vscode/l10n";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { actions } from "../../src/course/check/actions.ts";
import { commandIds, showClusterView } from "../../src/ids.ts";
import { localized, manifest, manifestTexts, projectFile } from "./manifest.ts";

const korean = projectFile("l10n/bundle.l10n.ko.json");
const bundle = JSON.parse(korean) as Record<string, string>;

/** Other names that a link may have, each for a reason. */
interface Exception {
  readonly why: string;
  readonly command: string;
  readonly names: Readonly<Record<Language, RegExp>>;
}

const exceptions: readonly Exception[] = [
  {
    why: "the title lets the learner choose; the link says which it opens",
    command: commandIds.openCourseManifest,
    names: { en: /^Open (?:\w+ )?Manifest$/, ko: /(?:^| )?매니페스트 열기$/ },
  },
  {
    why: "the title opens the course where the learner was; the link opens this step",
    command: commandIds.openCourse,
    names: { en: /^Open Lesson$/, ko: /^과정 뷰에서 열기$/ },
  },
  {
    why: "a context was chosen before, or this follows a sentence that says what for",
    command: commandIds.selectContext,
    names: {
      en: /^(?:Select (?:Another )?Context…|connect to a cluster)$/,
      ko: /^(?:(?:다른 )?컨텍스트 고르기…|클러스터에 연결)$/,
    },
  },
  {
    why: "it follows a failure, or stands in a sentence",
    command: commandIds.refreshCluster,
    names: { en: /^(?:Try Again|try again)$/, ko: /^다시 시도$/ },
  },
  {
    why: "it stands in a sentence",
    command: commandIds.startPractice,
    names: { en: /^start the practice cluster$/, ko: /^연습 클러스터를 시작$/ },
  },
  {
    why: "it is the field that the link explains",
    command: commandIds.explainField,
    names: { en: /^`[A-Za-z.]+`$/, ko: /^`[A-Za-z.]+`$/ },
  },
  {
    why: "VS Code makes this command, and its title, from the view",
    command: showClusterView,
    names: { en: /^Show Cluster View$/, ko: /^클러스터 뷰 보기$/ },
  },
  {
    why: "VS Code's own command, in a sentence",
    command: "workbench.action.openSettings",
    names: { en: /^set its path$/, ko: /^위치를 설정$/ },
  },
  {
    why: "VS Code's own command",
    command: "workbench.trust.manage",
    names: { en: /^Manage Workspace Trust$/, ko: /^작업 영역 신뢰 관리$/ },
  },
];

/** Commands of VS Code that Korean texts quote, as its Korean language pack calls them. */
const commandsOfEditor = ["표시 언어 구성"];

const withoutEllipsis = (name: string): string => name.replace(/…$/, "");

function problemOf(name: string, command: string, language: Language): string | undefined {
  const entry = manifest.contributes.commands.find((each) => each.command === command);
  if (entry && withoutEllipsis(localized(entry.title, language)) === withoutEllipsis(name)) return undefined;
  const isException = exceptions.some((each) => each.command === command && each.names[language].test(name));
  return isException ? undefined : `${name} is no name of ${command}`;
}

function linksOf(text: string): [name: string, command: string][] {
  return [...text.matchAll(/\[([^\]]+)\]\(command:([^?)]+)/g)].map(([, name = "", command = ""]) => [
    name,
    command,
  ]);
}

const folder = path.join(repositoryFolder, "walkthroughs");
const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".md"),
);

describe("What the texts call a command", () => {
  afterEach(() => config({ contents: {} }));

  for (const language of languages) {
    const ofLanguage = pages.filter((name) => name.endsWith(".nls.ko.md") === (language === "ko"));

    it(`is its title on the pages of the course (${language})`, () => {
      const links = ofLanguage.flatMap((name) => linksOf(projectFile(`walkthroughs/${name}`)));
      assert.ok(links.length > 20);
      assert.deepEqual(
        links.flatMap(([name, command]) => problemOf(name, command, language) ?? []),
        [],
      );
    });

    it(`is its title in descriptions and empty views (${language})`, () => {
      const links = Object.values(manifestTexts[language]).flatMap(linksOf);
      assert.ok(links.length > 60);
      assert.deepEqual(
        links.flatMap(([name, command]) => problemOf(name, command, language) ?? []),
        [],
      );
    });

    it(`is its title on the buttons of Check (${language})`, () => {
      config({ contents: language === "ko" ? korean : {} });
      const { openManifest, openStep, showDocument, ...plain } = actions;
      const made = [
        ...Object.values(plain).map((make) => make()),
        openManifest("pod"),
        openStep("basics.welcome"),
      ];
      assert.ok(showDocument("file:///a.yaml").title !== "");
      assert.deepEqual(
        made.flatMap(({ title, command }) => problemOf(title, command, language) ?? []),
        [],
      );
    });
  }

  it("is known where a Korean text quotes it", () => {
    const known = new Set(
      [...commandsOfEditor, ...Object.values(bundle), ...Object.values(manifestTexts.ko)].map(
        withoutEllipsis,
      ),
    );
    const texts = [...Object.values(bundle), ...Object.values(manifestTexts.ko)];
    const quoted = texts.flatMap((text) => [...text.matchAll(/‘([^’{]+)’/g)].map(([, name = ""]) => name));
    assert.ok(quoted.length > 0);
    assert.deepEqual(
      quoted.filter((name) => !known.has(withoutEllipsis(name))),
      [],
    );
  });

  it("is the same in code and in package.json", () => {
    for (const { title } of manifest.contributes.commands) {
      const english = localized(title, "en");
      if (bundle[english] !== undefined) assert.equal(bundle[english], localized(title, "ko"), english);
    }
  });
});
