import assert from "node:assert/strict";
import { changelogSection } from "../../../scripts/changelogSection.ts";

const changelog = `# Changelog

## Unreleased

## 0.10.0 - 2026-12-01

Ten.

## 0.1.0 - 2026-11-28

### Added

- A [schema](docs/x.json), [what differs](packages/a/README.md#b), [more](https://example.com), [below](#c).

## 0.0.2

No date.

## 0.0.1 - 2026-11-01
`;

const url = "https://host/blob/v0.1.0/";

describe("changelogSection", () => {
  it("is what stands below the heading of the version, up to the next one", () => {
    assert.equal(changelogSection(changelog, "0.10.0", url), "Ten.");
  });

  it("leads links to files beside the changelog there, and leaves others", () => {
    assert.equal(
      changelogSection(changelog, "0.1.0", url),
      "### Added\n\n- A [schema](https://host/blob/v0.1.0/docs/x.json), " +
        "[what differs](https://host/blob/v0.1.0/packages/a/README.md#b), " +
        "[more](https://example.com), [below](#c).",
    );
  });

  it("refuses a version that is not there, has no date, or says nothing", () => {
    assert.throws(() => changelogSection(changelog, "0.2.0", url), /no section 0\.2\.0/);
    assert.throws(() => changelogSection(changelog, "0.1", url), /no section 0\.1\./);
    assert.throws(() => changelogSection(changelog, "0.0.2", url), /needs a date/);
    assert.throws(() => changelogSection(changelog, "0.0.1", url), /is empty/);
  });
});
