import assert from "node:assert/strict";
import { nextItem } from "../../../src/webviews/map/nextItem.ts";

const places = [
  { id: "a", x: 0, y: 0 },
  { id: "b", x: 100, y: 0 },
  { id: "c", x: 0, y: 50 },
  { id: "d", x: 110, y: 50 },
];
const from = (id: string) => places.find((place) => place.id === id) ?? assert.fail(id);

describe("nextItem", () => {
  it("goes to the nearest item in the direction of an arrow", () => {
    assert.equal(nextItem("ArrowRight", places, from("a")), "b");
    assert.equal(nextItem("ArrowDown", places, from("a")), "c");
    assert.equal(nextItem("ArrowLeft", places, from("d")), "c");
    assert.equal(nextItem("ArrowUp", places, from("d")), "b");
  });

  it("stays at an edge", () => {
    assert.equal(nextItem("ArrowUp", places, from("a")), undefined);
  });

  it("goes to the first and the last one, and knows no other key", () => {
    assert.equal(nextItem("Home", places, from("c")), "a");
    assert.equal(nextItem("End", places, from("a")), "d");
    assert.equal(nextItem("constructor", places, from("a")), undefined);
  });
});
