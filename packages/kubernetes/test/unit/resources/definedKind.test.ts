import assert from "node:assert/strict";
import { definedKind } from "../../../src/resources/definedKind.ts";

const definition = (versions: unknown, names: unknown = { kind: "CronTab" }): Record<string, unknown> => ({
  spec: { group: "stable.example.com", names, versions },
});

describe("definedKind", () => {
  it("is the kind in the first version that is served", () =>
    assert.deepEqual(
      definedKind(
        definition([
          { name: "v1alpha1", served: false },
          { name: "v1", served: true },
          { name: "v1beta1", served: true },
        ]),
      ),
      { apiVersion: "stable.example.com/v1", kind: "CronTab" },
    ));

  for (const [what, broken] of [
    ["no served version", definition([{ name: "v1", served: false }])],
    ["no versions", definition(undefined)],
    ["no name of the kind", definition([{ name: "v1", served: true }], {})],
    ["nothing", {}],
  ] as const)
    it(`is none of a definition with ${what}`, () => assert.equal(definedKind(broken), undefined));
});
