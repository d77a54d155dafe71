import assert from "node:assert/strict";
import { Session } from "node:inspector/promises";
import * as vscode from "vscode";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { commandIds, extensionId, viewIds } from "../../src/ids.ts";

const { extensions, commands, workspace } = vscode;

/** The files of the extension's `dist` that this process has loaded. */
async function loadedBundles(): Promise<string[]> {
  const loaded: string[] = [];
  const session = new Session();
  session.connect();
  session.on("Debugger.scriptParsed", ({ params }) => {
    const name = /\/dist\/([^/]+)\.js$/.exec(params.url)?.[1];
    if (name && params.url.includes("file:")) loaded.push(name);
  });
  await session.post("Debugger.enable");
  session.disconnect();
  return loaded;
}

/** The bundle of the cluster code; a bundle for debugging has a hash in its name. */
const clusterBundle = /^cluster(?:-[A-Z0-9]{8})?$/;

describe("activation", () => {
  it("happens when a YAML file is opened", async () => {
    await workspace.openTextDocument({ language: "yaml", content: "" });
    const extension = extensions.getExtension(extensionId);
    assert.ok(extension, "the extension is not there");
    // By the event alone: nobody asks it to.
    await waitFor("the extension to be active", () => extension.isActive);
  });

  it("registers every command that it contributes", async () => {
    const registered = new Set(await commands.getCommands(true));
    assert.deepEqual(
      Object.values(commandIds).filter((id) => !registered.has(id)),
      [],
    );
  });

  it("loads the cluster code no sooner than the cluster view is shown", async () => {
    const before = await loadedBundles();
    assert.ok(before.includes("extension"), `only ${before.join()} was loaded`);
    assert.ok(!before.some((name) => clusterBundle.test(name)), "the cluster code is loaded already");
    await commands.executeCommand(`${viewIds.cluster}.focus`);
    await waitFor("the cluster code to be loaded", async () =>
      (await loadedBundles()).some((name) => clusterBundle.test(name)),
    );
  });
});
