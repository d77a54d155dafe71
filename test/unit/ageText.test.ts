import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { config } from "@vscode/l10n";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { ageText } from "../../src/ageText.ts";

const second = 1000;
const day = 86_400 * second;

describe("ageText", () => {
  afterEach(() => config({ contents: {} }));

  for (const [ms, english, korean] of [
    [63 * second, "63 s", "63초"],
    [292 * second, "4 min 52 s", "4분 52초"],
    [120 * 60 * second, "120 min", "120분"],
    [(2 * 24 + 3) * 3600 * second, "2 d 3 h", "2일 3시간"],
    [3 * 365 * day, "3 y", "3년"],
  ] as const)
    it(`says ${english} in the reader's language`, () => {
      assert.equal(ageText(0, ms), english);
      const bundle = readFileSync(path.join(repositoryFolder, "l10n/bundle.l10n.ko.json"), "utf8");
      config({ contents: bundle });
      assert.equal(ageText(0, ms), korean);
    });

  it("leaves what kubectl says of an unknown age", () => assert.equal(ageText(undefined, 0), "<unknown>"));
});
