import assert from "node:assert/strict";
import { untilEstablished } from "../../../src/cluster/untilEstablished.ts";
import { isAboutObject, refusalsOf } from "../../../src/apply/refusal.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { failing } from "./failing.ts";

const definition = (...conditions: object[]): KubernetesObject => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "crontabs.example.com" },
  spec: { names: { plural: "crontabs" } },
  status: { conditions },
});
const installing = definition({ type: "Established", status: "False" });
const established = definition({ type: "Established", status: "True" });
const refused = definition({
  type: "NamesAccepted",
  status: "False",
  reason: "PluralConflict",
  message: '"crontabs" is already in use',
});

describe("a definition", () => {
  let waits: number[];
  let reads: number;
  beforeEach(() => {
    waits = [];
    reads = 0;
  });

  /** Waits, while the definition is these one after the other, and then stays as it is. */
  function wait(states: readonly (KubernetesObject | undefined)[], end = new AbortController().signal) {
    return untilEstablished(
      "crontabs.example.com",
      () => Promise.resolve(states[Math.min(reads++, states.length - 1)]),
      end,
      (ms) => {
        waits.push(ms);
        end.throwIfAborted();
        return Promise.resolve();
      },
    );
  }

  it("is waited for until it is established, not only spoken of", async () => {
    await wait([undefined, definition(), installing, installing, established]);
    assert.equal(reads, 5);
  });

  it("whose names are another's says so at once, at its names", async () => {
    const error = await failing("invalid", wait([installing, refused]));
    assert.equal(reads, 2);
    assert.match(error.message, /names that crontabs\.example\.com defines: "crontabs" is already in use/);
    assert(isAboutObject(error));
    const refusals = refusalsOf(error, refused);
    assert.deepEqual(
      refusals.map(({ path }) => path),
      [["spec", "names"]],
    );
    assert.match(refusals[0]?.message ?? "", /already in use/);
  });

  it("is not waited for without end, nor asked for at full speed", async () => {
    const error = await failing("unknownKind", wait([installing]));
    assert.match(error.message, /within 30 seconds/);
    assert(isAboutObject(error));
    const sum = waits.reduce((all, each) => all + each, 0);
    assert(sum >= 30_000 && sum < 34_000, `${sum}`);
    assert(reads < 30, `${reads}`);
  });

  it("is not waited for after it was cancelled", async () => {
    const cancelled = new AbortController();
    cancelled.abort(new Error("cancelled"));
    await assert.rejects(wait([installing], cancelled.signal), /cancelled/);
    assert.equal(reads, 1);
  });
});
