import assert from "node:assert/strict";
import { definitionState } from "../../../src/resources/definitionState.ts";

const condition = (type: string, status: string, message = "", reason = "") => ({
  type,
  status,
  message,
  reason,
});
const definition = (...conditions: unknown[]) => ({
  spec: { names: { plural: "crontabs", singular: "crontab", kind: "CronTab", shortNames: ["ct"] } },
  status: { conditions },
});
const accepted = condition("NamesAccepted", "True", "no conflicts found");

describe("the state of a definition", () => {
  const waiting: readonly [string, Readonly<Record<string, unknown>>][] = [
    ["without a status", { spec: {} }],
    ["with a status that is none", { status: "x" }],
    ["with conditions that are none", { status: { conditions: { type: "Established", status: "True" } } }],
    ["without conditions", definition()],
    ["with odd conditions", definition(null, 1, [], { type: {} }, { type: "Established" })],
    ["whose names are accepted", definition(accepted)],
    // What the API server says in between: it names the condition, but is not yet true.
    ["that is being installed", definition(accepted, condition("Established", "False", "the initial names have been accepted", "Installing"))],
    ["of which it is not known", definition(accepted, condition("Established", "Unknown"))],
    ["that speaks of it elsewhere", { ...definition(accepted), status: { note: '"type":"Established" "status":"True"' } }],
    ["whose names were refused, but are others now", definition(condition("NamesAccepted", "False", '"tabs" is already in use'))],
  ]; // prettier-ignore
  for (const [what, given] of waiting)
    it(`is waiting for one ${what}`, () => assert.deepEqual(definitionState(given), { state: "waiting" }));

  it("is established", () => {
    assert.deepEqual(definitionState(definition(accepted, condition("Established", "True"))), {
      state: "established",
    });
  });

  for (const message of [
    '"crontabs" is already in use',
    '"CronTab" is already in use',
    '["ct" is already in use, "c" is already in use]',
    "no",
    "",
  ])
    it(`is refused with what the cluster says: ${message}`, () => {
      const refused = condition("NamesAccepted", "False", message, "PluralConflict");
      assert.deepEqual(definitionState(definition(condition("Established", "False"), refused)), {
        state: "refused",
        reason: "PluralConflict",
        message,
      });
      // The kind is served by the names that it had.
      assert.equal(definitionState(definition(condition("Established", "True"), refused)).state, "refused");
    });
});
