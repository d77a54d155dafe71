import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandIds } from "../../src/ids.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

/** Asks, closes what is shown, and answers once the command has ended. */
async function askAndLeave(...given: unknown[]): Promise<void> {
  let ended = false;
  const asking = vscode.commands
    .executeCommand(commandIds.answerQuestions, ...given)
    .then(() => (ended = true));
  await waitFor("the command to end with its quick pick", async () => {
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    return ended;
  });
  assert.equal(await asking, true);
}

describe("the questions", () => {
  for (const chapter of ["basics", "architecture", "eks"])
    it(`of ${chapter} are asked until they are left`, () => askAndLeave(chapter));

  it("ask for a chapter where none is given, or none of that name", async () => {
    await askAndLeave();
    await askAndLeave("none");
    await askAndLeave(3);
  });
});
