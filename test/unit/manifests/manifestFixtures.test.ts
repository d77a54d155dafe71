import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { manifestFixtures } from "../../support/manifestFixtures.ts";

const fixtures = manifestFixtures();
const text = (name: string): string => fixtures.find((fixture) => fixture.name === name)?.text ?? "";

describe("the manifests of the fixtures", () => {
  it("are valid, so that a comparison with a YAML parser leaves none out", () => {
    assert.ok(fixtures.length >= 40, `only ${fixtures.length} files`);
    const problems = fixtures.flatMap((fixture) =>
      parseAllDocuments(fixture.text).flatMap(({ errors, warnings }) =>
        [...errors, ...warnings].map(({ message }) => `${fixture.name}: ${message}`),
      ),
    );
    assert.deepEqual(problems, []);
  });

  it("have kept the characters that they are about through checkout and editors", () => {
    assert.match(text("byte-order-mark.yaml"), /^\uFEFF/);
    assert.doesNotMatch(text("crlf.yaml"), /[^\r]\n/);
    assert.match(text("trailing-blanks-and-tabs.yaml"), / +\n.*\t\n/s);
    assert.match(text("block-scalar-at-end.yaml"), /[^\n]$/);
    assert.match(text("json-with-tabs.yaml"), /\n\t\t"/);
  });
});
