import assert from "node:assert/strict";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { AttemptMemory } from "../../../../src/course/check/attemptMemory.ts";
import type { Observation } from "../../../../src/course/observation.ts";
import { node, world } from "../courseWorld.ts";

function changed(cluster: string, nodes: readonly [name: string, ready: boolean][]): Observation {
  const objects = world({ cluster, nodes: nodes.map(([name, ready]) => node(name, { ready })) });
  return { event: "objectsChanged", objects, afterGap: false, isWhole: true, unsettled: new Set() };
}

describe("AttemptMemory", () => {
  let observations: Emitter<Observation>;
  let memory: AttemptMemory;
  beforeEach(() => {
    observations = new Emitter();
    memory = new AttemptMemory(observations.event);
  });
  afterEach(() => memory.dispose());

  it("begins with nothing tried", () =>
    assert.deepEqual(memory.attempts, {
      emptyNode: false,
      emptyFilter: false,
      emptyControlPlane: false,
      troubledNodes: [],
    }));

  for (const [name, what] of [
    ["emptyNode", (count: number): Observation => ({ event: "podsOfNodeShown", count })],
    ["emptyFilter", (matches: number): Observation => ({ event: "labelFilterUsed", matches })],
    ["emptyControlPlane", (count: number): Observation => ({ event: "controlPlaneShown", count })],
  ] as const)
    it(`remembers ${name} until something is shown`, () => {
      observations.fire(what(0));
      assert.equal(memory.attempts[name], true);
      observations.fire(what(1));
      assert.equal(memory.attempts[name], false);
    });

  it("remembers nodes that were in trouble, after they have recovered, too", () => {
    observations.fire(changed("a", [["one", true], ["two", false]])); // prettier-ignore
    observations.fire(changed("a", [["one", true], ["two", true]])); // prettier-ignore
    assert.deepEqual(memory.attempts.troubledNodes, ["two"]);
  });

  it("forgets the nodes of another cluster", () => {
    observations.fire(changed("a", [["one", false]]));
    observations.fire(changed("b", [["one", true]]));
    assert.deepEqual(memory.attempts.troubledNodes, []);
  });

  it("takes nothing after its end", () => {
    memory.dispose();
    observations.fire({ event: "podsOfNodeShown", count: 0 });
    assert.equal(memory.attempts.emptyNode, false);
  });
});
