import assert from "node:assert/strict";
import { stepIds } from "../../src/course/steps.ts";
import {
  commandIds,
  contextKeys,
  extensionId,
  settingIds,
  stepContextKey,
  terminalProfileIds,
  toolIds,
  viewIds,
} from "../../src/ids.ts";
import { manifest, manifestText } from "./manifest.ts";

const { contributes } = manifest;
const sorted = (ids: Iterable<string>): string[] => [...ids].sort();

describe("The ids of package.json and of the code", () => {
  it("are the same commands", () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted(Object.values(commandIds)),
    );
  });

  it("are the same views", () => {
    const views = Object.values(contributes.views).flat();
    assert.deepEqual(sorted(views.map(({ id }) => id)), sorted(Object.values(viewIds)));
  });

  it("are the same settings", () => {
    assert.deepEqual(
      sorted(Object.keys(contributes.configuration.properties)),
      sorted(Object.values(settingIds)),
    );
  });

  it("are the same profiles of terminals", () => {
    assert.deepEqual(
      sorted(contributes.terminal.profiles.map(({ id }) => id)),
      sorted(Object.values(terminalProfileIds)),
    );
  });

  it("are the same tools for assistants", () => {
    assert.deepEqual(
      sorted(contributes.languageModelTools.map(({ name }) => name)),
      sorted(Object.values(toolIds)),
    );
  });

  it("are the same extension", () => assert.equal(`${manifest.publisher}.${manifest.name}`, extensionId));

  it("are the same wherever one is mentioned, in a menu, a condition or an event", () => {
    const known = [commandIds, viewIds, settingIds, contextKeys, terminalProfileIds].flatMap((ids) =>
      Object.values<string>(ids),
    );
    const mentioned = manifestText.match(/kubernetesWorkshop\.[\w.-]+/g) ?? [];
    assert.deepEqual(sorted(new Set(mentioned)), sorted([...known, ...stepIds.map(stepContextKey)]));
  });

  it("put every view into a container that is there", () => {
    const containers = Object.values(contributes.viewsContainers).flat();
    assert.deepEqual(
      Object.keys(contributes.views),
      containers.map(({ id }) => id),
    );
  });
});

describe("The activation events", () => {
  it("are none that VS Code infers from the contributions", () => {
    const inferred = /^(?:onCommand|onView|onWalkthrough|onCustomEditor|onLanguageModelTool|onTaskType):/;
    assert.deepEqual(
      manifest.activationEvents.filter((event) => inferred.test(event)),
      [],
    );
  });

  it("do not start the extension in every window", () => {
    assert.deepEqual(
      manifest.activationEvents.filter((event) => /^(?:\*$|onStartupFinished)/.test(event)),
      [],
    );
  });
});
