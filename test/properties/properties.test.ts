import assert from "node:assert/strict";
import { suites } from "./suites.ts";

/** Fixed, so that what passes once passes always; `npm run fuzz` looks elsewhere each time. */
const seed = 20_261_128;

for (const { name, properties, start } of suites) {
  const quick = properties.filter(({ runs }) => runs > 0);
  if (quick.length === 0) continue;
  describe(name, function () {
    // Hundreds of inputs take long on a busy machine.
    this.timeout(60_000);
    let started: AsyncDisposable | undefined;
    before(async () => (started = await start?.()));
    after(() => started?.[Symbol.asyncDispose]());
    for (const { name: rule, runs, check } of quick)
      it(rule, async () => {
        const { inputs, failure } = await check({ seed, runs });
        assert.equal(failure, undefined, failure);
        assert.equal(inputs, runs);
      });
  });
}
