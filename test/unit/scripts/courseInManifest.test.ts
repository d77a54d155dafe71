import assert from "node:assert/strict";
import { withCourse } from "../../../scripts/course/courseInManifest.ts";
import { chapters, stepIds } from "../../../src/course/steps.ts";
import { settingIds } from "../../../src/ids.ts";
import { manifestText } from "../../contributions/manifest.ts";

const hiddenSteps = settingIds.hiddenSteps;
const walkthrough = (id: string): object => ({ id, title: `%walkthroughs.${id}.title%`, steps: [] });
const manifestOf = (walkthroughs: readonly object[], properties: object): string =>
  JSON.stringify({ name: "x", contributes: { walkthroughs, configuration: { properties } } });

interface Written {
  readonly name: string;
  readonly contributes: {
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly title: string;
      readonly steps: readonly { readonly id: string }[];
    }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          { readonly items: { readonly type: string; readonly enum: unknown }; readonly default: unknown }
        >
      >;
    };
  };
}

describe("The course in package.json", () => {
  it("is what `npm run generate:course` writes", () => assert.equal(withCourse(manifestText), manifestText));

  it("is made of the steps alone, and leaves the rest as it was", () => {
    const setting = { items: { type: "string" }, default: [] };
    const text = withCourse(manifestOf(chapters.map(walkthrough), { [hiddenSteps]: setting }));
    const written = JSON.parse(text) as Written;
    const { walkthroughs, configuration } = written.contributes;
    assert.equal(written.name, "x");
    assert.deepEqual(
      walkthroughs.flatMap(({ id, steps }) => steps.map((step) => `${id}.${step.id}`)),
      stepIds,
    );
    assert.deepEqual(
      walkthroughs.map(({ title }) => title),
      chapters.map((chapter) => `%walkthroughs.${chapter}.title%`),
    );
    const { items, default: value } = configuration.properties[hiddenSteps] ?? {};
    assert.deepEqual([items?.type, items?.enum, value], ["string", stepIds, []]);
  });

  it("is refused where a chapter or the setting is missing", () => {
    const all = chapters.map(walkthrough);
    assert.throws(() => withCourse(manifestOf(all.slice(1), { [hiddenSteps]: {} })), /The chapters are/);
    assert.throws(() => withCourse(manifestOf(all, {})), /There is no setting/);
  });
});
