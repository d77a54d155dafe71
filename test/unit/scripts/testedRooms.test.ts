import assert from "node:assert/strict";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { chosenRooms, testedRooms } from "../../../scripts/rooms.ts";

describe("the rooms that have unit tests", () => {
  const rooms = testedRooms(repositoryFolder);
  const folders = (...names: string[]): string[] => chosenRooms(rooms, names).map(({ folder }) => folder);

  it("are those of the extension, its features, the packages and theirs", () => {
    assert.deepEqual(folders("manifests", "features/explanations"), [
      "test/unit/manifests",
      "test/unit/features/explanations",
    ]);
    assert.deepEqual(folders("practice-cluster"), ["packages/practice-cluster/test/unit"]);
    assert.deepEqual(folders("kubernetes/resources"), ["packages/kubernetes/test/unit/resources"]);
  });

  it("are found by the last part of their name", () => {
    assert.deepEqual(folders("explanations"), ["test/unit/features/explanations"]);
    assert.deepEqual(folders("storage"), ["packages/practice-cluster/test/unit/storage"]);
  });

  it("are named where one is asked for that is not there", () =>
    assert.throws(
      () => folders("manifest"),
      /^Error: No room manifest has unit tests\. These have:\n.*\bmanifests\b/,
    ));
});
