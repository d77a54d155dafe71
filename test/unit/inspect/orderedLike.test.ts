import assert from "node:assert/strict";
import { orderedLike } from "../../../src/inspect/orderedLike.ts";

const written = (value: unknown, model: unknown): string => JSON.stringify(orderedLike(value, model));

describe("A value in the order of a model", () => {
  it("has the model's fields first, at every depth", () => {
    assert.equal(
      written({ a: 1, b: { x: 1, y: 2 }, c: 3 }, { c: 0, b: { y: 0 } }),
      '{"c":3,"b":{"y":2,"x":1},"a":1}',
    );
  });

  it("pairs items by name where all of the model's have one", () => {
    const value = [
      { image: "b", name: "two", port: 1 },
      { image: "a", name: "one", port: 2 },
    ];
    const model = [
      { name: "one", image: "a" },
      { port: 0, name: "two" },
    ];
    assert.equal(
      written(value, model),
      '[{"port":1,"name":"two","image":"b"},{"name":"one","image":"a","port":2}]',
    );
  });

  it("pairs other items by place", () => {
    assert.equal(written([{ a: 1, b: 2 }, 3], [{ b: 0 }]), '[{"b":2,"a":1},3]');
  });

  it("does not take fields that every object has for fields of the model", () => {
    const value = JSON.parse('{"constructor":1,"__proto__":{"a":1}}') as unknown;
    assert.equal(written(value, { constructor: {} }), '{"constructor":1,"__proto__":{"a":1}}');
  });
});
