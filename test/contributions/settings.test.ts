import assert from "node:assert/strict";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { stepIds } from "../../src/course/steps.ts";
import { commandIds, settingIds } from "../../src/ids.ts";
import { localized, manifest } from "./manifest.ts";

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly items?: Pick<Setting, "type" | "enum" | "enumDescriptions">;
  readonly markdownDescription: string;
}

const settings = new Map(
  Object.entries(manifest.contributes.configuration.properties as Readonly<Record<string, Setting>>),
);
const setting = (id: string): Setting => {
  const found = settings.get(id);
  assert.ok(found, id);
  return found;
};

/** The condition under which a step is hidden: VS Code has the value of a list as JSON text. */
const hidden = (step: string): string => `config.${settingIds.hiddenSteps} =~ /"${step}"/`;

describe("The settings", () => {
  it("are described in every language, each value too", () => {
    for (const [id, { markdownDescription, enumDescriptions = [], items }] of settings)
      for (const language of languages)
        for (const text of [markdownDescription, ...enumDescriptions, ...(items?.enumDescriptions ?? [])])
          assert.ok(localized(text, language) !== "" && text.startsWith("%"), `${id} ${text} ${language}`);
  });

  it("offer every language, and the display language by default", () => {
    const { enum: values, default: value } = setting(settingIds.language);
    assert.deepEqual([...(values ?? [])].sort(), ["auto", ...languages].sort());
    assert.equal(value, "auto");
  });

  it("offer every step by its title", () => {
    const { items, default: value } = setting(settingIds.hiddenSteps);
    assert.deepEqual(items?.enum, stepIds);
    assert.deepEqual(
      items.enumDescriptions,
      stepIds.map((step) => `%walkthroughs.${step}.title%`),
    );
    assert.deepEqual(value, []);
  });

  it("can be those of a folder, but for those about the clusters of the machine", () => {
    const ofMachine: readonly string[] = [settingIds.kubeconfig, settingIds.readOnlyContexts];
    for (const [id, { scope }] of settings)
      assert.equal(scope, ofMachine.includes(id) ? "machine-overridable" : "resource", id);
  });
});

describe("What settings hide in VS Code", () => {
  for (const { id, when, steps } of manifest.contributes.walkthroughs) {
    it(`is each step of the walkthrough ${id}`, () => {
      for (const step of steps) assert.equal(step.when, `!(${hidden(`${id}.${step.id}`)})`);
    });

    it(`is the walkthrough ${id} once all its steps are hidden`, () =>
      assert.equal(when, `!(${steps.map((step) => hidden(`${id}.${step.id}`)).join(" && ")})`));
  }

  it("are all steps for themselves: no id is a part of another in quotation marks", () => {
    for (const step of stepIds)
      assert.deepEqual(
        stepIds.filter((other) => new RegExp(`"${step}"`).test(JSON.stringify([other]))),
        [step],
      );
  });

  it("is the command that starts a lab", () =>
    assert.ok(
      manifest.contributes.menus["commandPalette"]?.some(
        ({ command, when }) => command === commandIds.startLab && when === `config.${settingIds.labsEnabled}`,
      ),
    ));
});
