import assert from "node:assert/strict";
import { Remembered } from "../../../src/base/remembered.ts";

describe("Remembered", () => {
  it("asks for each key once, also while the answer is under way", async () => {
    const asked: string[] = [];
    const files = new Remembered((key: string) => {
      asked.push(key);
      return Promise.resolve(`the text of ${key}`);
    });
    assert.deepEqual(await Promise.all([files.get("a"), files.get("b"), files.get("a")]), [
      "the text of a",
      "the text of b",
      "the text of a",
    ]);
    await files.get("b");
    assert.deepEqual(asked, ["a", "b"]);
  });

  it("asks anew after a failure, which all who waited are told of", async () => {
    let isBroken = true;
    let asked = 0;
    const files = new Remembered((key: string) => {
      asked++;
      return isBroken ? Promise.reject(new Error("EMFILE")) : Promise.resolve(key);
    });
    const [one, other] = [files.get("a"), files.get("a")];
    await assert.rejects(one, /EMFILE/);
    await assert.rejects(other, /EMFILE/);
    assert.equal(asked, 1);
    isBroken = false;
    assert.equal(await files.get("a"), "a");
    assert.equal(asked, 2);
  });
});
