import * as l10n from "@vscode/l10n";
import assert from "node:assert/strict";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { isAtLeast } from "../../../src/instructors/laptop/isAtLeast.ts";
import type { LaptopFindings } from "../../../src/instructors/laptop/laptopFindings.ts";
import { hidesWalkthroughPage, laptopReport } from "../../../src/instructors/laptop/laptopReport.ts";
import { textsOf } from "../../support/texts.ts";

const ready: LaptopFindings = {
  vscode: { version: "1.110.1", oldest: "1.105.0" },
  language: { display: "ko", installed: ["en", "ko"] },
  kubectl: { kind: "found", path: "/usr/bin/kubectl", version: "v1.37.2" },
  practice: { kind: "started", ms: 431 },
  folder: { path: "/home/me/practice", failure: undefined },
  widths: { editor: hidesWalkthroughPage + 1, window: 1600 },
  chat: "hidden",
};

for (const language of languages) {
  const { l10n: text } = textsOf(language);
  const open = text("To do");
  const shell = text("Workshop Shell");
  const report = (changes: Partial<LaptopFindings> = {}): string =>
    laptopReport({ ...ready, ...changes }, { language, at: new Date(2026, 10, 28, 9, 30) });
  const row = (markdown: string, what: string): string[] => {
    const line = markdown.split("\n").find((each) => each.startsWith(`| ${text(what)} |`));
    assert.ok(line, `no row for ${what} in ${markdown}`);
    return line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
  };

  describe(`The report on a laptop (${language})`, () => {
    before(() => {
      if (language === "en") l10n.config({ contents: {} });
      else l10n.config({ fsPath: path.join(repositoryFolder, `l10n/bundle.l10n.${language}.json`) });
    });
    after(() => l10n.config({ contents: {} }));

    it("has nothing to do on a laptop that is ready", () => {
      const markdown = report();
      assert.ok(markdown.includes(text("This laptop is ready for the workshop.")));
      assert.ok(!markdown.includes(open), markdown);
      assert.ok(!markdown.includes(`## ${text("What to do")}`));
      assert.match(row(markdown, "Practice cluster")[1] ?? "", /431/);
      assert.equal(row(markdown, "kubectl")[1], "`v1.37.2`");
    });

    const troubles: [string, string, Partial<LaptopFindings>, string][] = [
      ["an old VS Code", "VS Code", { vscode: { version: "1.99.3", oldest: "1.105.0" } }, "1.105.0"],
      ["no language pack", "Display language", { language: { display: "en", installed: ["en"] } }, ""],
      [
        "a language without texts",
        "Display language",
        { language: { display: "pt-br", installed: ["en", "ko"] } },
        "`pt-br`",
      ],
      [
        "a practice cluster that does not start",
        "Practice cluster",
        { practice: { kind: "failed", message: "EPERM 127.0.0.1" } },
        "`EPERM 127.0.0.1`",
      ],
      [
        "a folder that cannot be written to",
        "Folder for the kubeconfig",
        { folder: { path: "/ro/practice", failure: "EROFS" } },
        "`EROFS`",
      ],
      [
        "an editor in which VS Code hides the pages",
        "Width",
        { widths: { editor: hidesWalkthroughPage, window: 1280 } },
        "320",
      ],
      [
        "a Chat view that takes the width",
        "Chat view",
        { chat: "shown", widths: { editor: 700, window: 1280 } },
        "`workbench.secondarySideBar.defaultVisibility`",
      ],
    ];
    for (const [trouble, what, changes, said] of troubles)
      it(`says what to do about ${trouble}`, () => {
        const markdown = report(changes);
        assert.equal(row(markdown, what)[2], open);
        const advice = markdown.split("\n").find((line) => line.startsWith(`- **${text(what)}**: `));
        assert.ok(advice?.includes(said), markdown);
      });

    it("leaves a Chat view alone that leaves enough width", () =>
      assert.equal(row(report({ chat: "shown" }), "Chat view")[2], text("OK")));

    it("takes the Workshop Shell where there is no kubectl", () => {
      for (const kind of ["missing", "untrusted"] as const) {
        const [, found = "", state] = row(report({ kubectl: { kind } }), "kubectl");
        assert.ok(found.includes(shell), found);
        assert.equal(state, text("OK"));
      }
    });

    it("keeps its table whatever a program says", () => {
      const version = "v1 | `x` <b>\n| y";
      const cells = row(report({ kubectl: { kind: "found", path: "/k", version } }), "kubectl");
      assert.equal(cells.length, 3);
    });
  });
}

describe("isAtLeast", () => {
  it("compares numbers, not texts", () => {
    const cases: [string, string, boolean][] = [
      ["1.105.0", "1.105.0", true],
      ["1.105.0-insider", "1.105.0", true],
      ["1.99.9", "1.105.0", false],
      ["2.0", "1.105.3", true],
      ["1.105", "1.105.1", false],
    ];
    for (const [version, oldest, expected] of cases)
      assert.equal(isAtLeast(version, oldest), expected, version);
  });
});
