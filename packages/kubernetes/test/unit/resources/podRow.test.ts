import assert from "node:assert/strict";
import { isTroubledRow, podRows } from "../../../src/resources/podRow.ts";
import { isTroubledPod } from "../../../src/resources/troubledPod.ts";

const columns = ["Name", "Ready", "Status", "Restarts", "Age", "IP", "Node", "Nominated Node"];
const table = (...rows: unknown[]): unknown => ({
  kind: "Table",
  columnDefinitions: columns.map((name) => ({ name })),
  rows: rows.map((cells) => ({ cells })),
});
const rowOf = (ready: string, status: string, age = "5d") =>
  podRows(table(["a", ready, status, "0", age, "10.0.0.1", "n1", "<none>"]), "shop")![0]!;

describe("a pod in a table of kubectl", () => {
  it("has what its row says, and a key that is unique", () => {
    const [row] = podRows(
      table(["web-1", "1/2", "CrashLoopBackOff", "17 (5m ago)", "3d", "<none>", "n1"]),
      "shop",
    )!;
    const { uid, namespace, name, nodeName, status, ip, isRow } = row!.summary;
    assert.deepEqual(
      [uid, namespace, name, nodeName, ip, isRow],
      ["shop/web-1", "shop", "web-1", "n1", undefined, true],
    );
    assert.deepEqual(status, {
      text: "CrashLoopBackOff",
      ready: 1,
      total: 2,
      restarts: 17,
      severity: "error",
    });
    assert(isTroubledPod(row!.summary, 0));
  });

  const cases: readonly (readonly [ready: string, status: string, age: string, isTroubled: boolean])[] = [
    ["1/1", "Running", "5d", false],
    ["1/2", "Running", "5d", true],
    ["0/1", "Running", "20s", false],
    ["0/1", "Completed", "5d", false],
    ["0/1", "Pending", "59s", false],
    ["0/1", "Pending", "90s", true],
    ["0/1", "Pending", "2m", true],
    ["0/1", "Init:0/2", "30s", false],
    ["0/1", "ContainerCreating", "4m10s", true],
    ["0/1", "ImagePullBackOff", "3s", true],
    ["0/1", "Init:CrashLoopBackOff", "3s", true],
    ["0/1", "Evicted", "9d", true],
    ["0/1", "Unknown", "9d", true],
    ["1/1", "Terminating", "9d", false],
    ["0/1", "SomethingNew", "9d", true],
  ];
  for (const [ready, status, age, isTroubled] of cases)
    it(`is ${isTroubled ? "" : "not "}troubled: ${ready} ${status} ${age}`, () => {
      assert.equal(isTroubledRow(rowOf(ready, status, age), false), isTroubled);
    });

  it("is troubled while it is deleted only if that lasts", () => {
    assert(isTroubledRow(rowOf("1/1", "Terminating"), true));
  });

  for (const [what, answer] of [
    ["a list", { items: [] }],
    ["a table of something else", { columnDefinitions: [{ name: "Key" }], rows: [] }],
    ["nothing", undefined],
  ] as const)
    it(`is not sought in ${what}`, () => {
      assert.equal(podRows(answer, "shop"), undefined);
    });

  it("may have rows that are not as they should be", () => {
    const odd = {
      columnDefinitions: columns.map((name) => ({ name })),
      rows: [null, {}, { cells: [] }, { cells: [{}] }],
    };
    assert.deepEqual(podRows(odd, "shop"), []);
  });
});
