import assert from "node:assert/strict";
import { layoutCells, layoutMap, type Placed } from "../../../src/map/layout.ts";
import type { MapBox } from "../../../src/map/mapPage.ts";
import type { MapSize } from "../../../src/map/mapSize.ts";

function placed(
  width: number,
  podsOfEach: readonly number[],
  isNamed: boolean,
  size: MapSize = "whole",
): Placed {
  return {
    size,
    width,
    controlPlane: "controlPlane",
    request: "request",
    components: ["api", "etcd", "controllers", "scheduler"],
    waiting: "waiting",
    waitingPods: ["w0", "w1", "w2"],
    nodes: podsOfEach.map((count, index) => ({
      id: `n${index}`,
      kubelet: `k${index}`,
      pods: Array.from({ length: count }, (_, pod) => `n${index}p${pod}`),
    })),
    services: ["s0", "s1"],
    isNamed,
  };
}

const overlaps = (a: MapBox, b: MapBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const contains = (a: MapBox, b: MapBox): boolean =>
  a.x <= b.x && a.y <= b.y && a.x + a.width >= b.x + b.width && a.y + a.height >= b.y + b.height;

describe("layoutMap", () => {
  for (const [size, width] of [
    ["whole", 320],
    ["whole", 500],
    ["whole", 800],
    ["whole", 1500],
    ["small", 200],
    ["small", 290],
    ["small", 600],
  ] as const)
    for (const isNamed of [true, false])
      it(`places everything inside its frame and without overlap (${size}, ${width} pixels, names: ${isNamed})`, () => {
        const input = placed(width, [0, 3, 40, 1], isNamed, size);
        const { boxes, height } = layoutMap(input);
        const of = (id: string): MapBox => boxes.get(id) ?? assert.fail(`${id} has no place`);
        const groups: [string, readonly string[]][] = [
          ["controlPlane", input.components],
          ["waiting", input.waitingPods],
          ...input.nodes.map(({ id, kubelet, pods }): [string, string[]] => [id, [kubelet, ...pods]]),
        ];
        const outside = ["request", ...groups.map(([frame]) => frame), ...input.services];
        for (const siblings of [outside, ...groups.map(([, inside]) => inside)])
          for (const [index, one] of siblings.entries())
            for (const other of siblings.slice(index + 1))
              assert.ok(!overlaps(of(one), of(other)), `${one} is over ${other}`);
        for (const [frame, inside] of groups)
          for (const id of inside) assert.ok(contains(of(frame), of(id)), `${id} leaves ${frame}`);
        for (const box of boxes.values()) assert.ok(contains({ x: 0, y: 0, width, height }, box));
        assert.deepEqual(layoutMap(input), { boxes, height });
      });

  it("has room for two components and two pods in a row of a small map", () => {
    const { boxes } = layoutMap(placed(268, [2], true, "small"));
    for (const [one, other] of [
      ["api", "etcd"],
      ["n0p0", "n0p1"],
    ] as const)
      assert.equal(boxes.get(one)?.y, boxes.get(other)?.y);
  });

  it("leaves the nodes where they are when a pod begins to wait", () => {
    const input = placed(1000, [2, 2], true);
    const empty = layoutMap({ ...input, waitingPods: [] });
    const one = layoutMap({ ...input, waitingPods: ["w0"] });
    assert.deepEqual(empty.boxes.get("n0"), one.boxes.get("n0"));
  });

  it("places cells in rows below", () => {
    const cells = Array.from({ length: 1000 }, (_, index) => `c${index}`);
    const { boxes, height } = layoutCells(placed(600, [], false), cells, { width: 26, height: 26 });
    const frame = { x: 0, y: 0, width: 600, height };
    const all = cells.map((id) => boxes.get(id) ?? assert.fail(id));
    assert.equal(new Set(all.map(({ x, y }) => `${x} ${y}`)).size, 1000);
    for (const box of all) assert.ok(contains(frame, box));
  });
});
