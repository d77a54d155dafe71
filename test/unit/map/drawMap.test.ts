import assert from "node:assert/strict";
import { drawMap } from "../../../src/map/drawMap.ts";
import { followedPod } from "../../../src/map/mapObject.ts";
import { node, pod, scene, service } from "../../support/mapFixtures.ts";

describe("drawMap", () => {
  it("draws a pod on its node, or among those that wait", () => {
    const { items } = drawMap(scene([node("a"), node("b"), pod("web-1", "b"), pod("web-2")]));
    const order = items.map(({ id }) => id);
    const at = (id: string): number => order.indexOf(id);
    assert.ok(at("node/b") < at("pod/web-1"));
    assert.ok(at("waiting") < at("pod/web-2") && at("pod/web-2") < at("node/a"));
  });

  it("says of each element what the tree says", () => {
    const { items } = drawMap(scene([node("a", false), pod("web-1", "a")]));
    const spoken = (id: string): string | undefined => items.find((item) => item.id === id)?.spoken;
    assert.equal(spoken("node/a"), "Node a, NotReady");
    assert.equal(spoken("pod/web-1"), "Pod web-1, Running, 1 of 1 containers ready, namespace default");
    assert.equal(spoken("kube-scheduler"), "kube-scheduler, not visible in this cluster");
    for (const item of items) assert.notEqual(item.spoken, "", item.id);
  });

  it("draws the lines of a Service to the pods that there are", () => {
    const { lines } = drawMap(scene([node("a"), pod("web-1", "a"), service("web", ["web-1", "gone"])]));
    assert.deepEqual(lines, [{ from: "service/web", to: "pod/web-1", isReady: true }]);
  });

  it("dims what the label filter of the tree leaves out", () => {
    const objects = [node("a"), pod("web", "a", { app: "web" }), pod("db", "a", { app: "db" })];
    const { items, notes } = drawMap(scene(objects, { labelSelector: "app=web" }));
    const dimmed = items.filter(({ isDimmed }) => isDimmed).map(({ id }) => id);
    assert.deepEqual(dimmed, ["pod/db"]);
    assert.match(notes.join(" "), /app=web/);
  });

  it("draws on a small map what the learner made, and on which nodes", () => {
    const system = followedPod({
      metadata: { name: "coredns", uid: "coredns", namespace: "kube-system" },
      spec: { nodeName: "a", containers: [{ name: "main" }] },
    }).drawn;
    const objects = [
      node("a"),
      system,
      pod("web-1", "a"),
      service("kubernetes", []),
      service("web", ["web-1"]),
    ];
    const { items, lines, notes } = drawMap(scene(objects, { size: "small", width: 290 }));
    const drawn = items.filter(({ shape }) => shape === "pod" || shape === "service").map(({ id }) => id);
    assert.deepEqual(drawn, ["pod/web-1", "service/web"]);
    assert.equal(lines.length, 1);
    assert.match(notes.join(" "), /whole map/);
    const component = items.find(({ id }) => id === "kube-apiserver");
    assert.equal(component?.title, "apiserver");
    assert.match(component.spoken, /^kube-apiserver/);
  });

  it("draws the nodes of a small map as cells sooner", () => {
    const nodes = Array.from({ length: 9 }, (_, index) => node(`n${index}`));
    const { items } = drawMap(scene(nodes, { size: "small", width: 290 }));
    assert.equal(items.filter(({ shape }) => shape === "cell").length, 9);
  });

  it("draws many nodes as cells that count their pods by state", () => {
    const nodes = Array.from({ length: 41 }, (_, index) => node(`n${index}`, index !== 7));
    const { items, notes } = drawMap(scene([...nodes, pod("a", "n1"), pod("b", "n1"), pod("c", "n2")]));
    const cells = items.filter(({ shape }) => shape === "cell");
    assert.equal(cells.length, 41);
    assert.equal(cells[1]?.spoken, "Node n1, 2 Running");
    assert.equal(cells[7]?.severity, "error");
    assert.equal(items.filter(({ shape }) => shape === "pod").length, 0);
    assert.match(notes.join(" "), /41 nodes and 3 pods/);
  });

  it("draws five thousand nodes as a thousand cells at most, and says what is missing", () => {
    const nodes = Array.from({ length: 5000 }, (_, index) => node(`n${index}`));
    const { items, notes } = drawMap(scene(nodes, { tooManyPods: { count: 150_000 } }));
    const cells = items.filter(({ shape }) => shape === "cell");
    assert.equal(cells.length, 1000);
    assert.equal(cells[0]?.spoken, "Nodes n0 to n4, 5 Ready");
    assert.match(notes.join(" "), /150000 pods/);
  });
});
