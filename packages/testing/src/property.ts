import fc from "fast-check";

/** A rule that holds for every input, to be checked on as many inputs as time allows. */
export interface Property {
  /** A sentence for the test's title: `fieldAt agrees with the parser`. */
  readonly name: string;
  /** The number of inputs that `npm run check` tries with a fixed seed; 0 for `npm run fuzz` only. */
  readonly runs: number;
  /** Checks the rule and returns the result, with the smallest input found to break it, if any. */
  readonly check: (parameters: PropertyParameters) => Promise<PropertyOutcome>;
}

interface PropertyParameters {
  readonly seed: number;
  readonly runs: number;
  /** Time limit in milliseconds, whatever the number of inputs tried. */
  readonly limitMs?: number;
}

interface PropertyOutcome {
  readonly inputs: number;
  /** Undefined if the rule held. */
  readonly failure: string | undefined;
}

/** Properties that are checked together because they share a subject or a server. */
export interface PropertySuite {
  readonly name: string;
  readonly properties: readonly Property[];
  /** Creates what the properties need, such as a server; disposed after the last one. */
  readonly start?: () => Promise<AsyncDisposable>;
}

/**
 * @param inputs the rule's arguments, as a tuple: `fc.tuple(fc.string(), fc.nat())`
 * @param holds throws if the rule does not hold for the inputs
 */
export function property<Inputs extends readonly unknown[]>(
  name: string,
  runs: number,
  inputs: fc.Arbitrary<Inputs>,
  holds: (...inputs: Inputs) => void | Promise<void>,
): Property {
  const rule = fc.asyncProperty(inputs, async (values) => {
    await holds(...values);
  });
  return {
    name,
    runs,
    check: async ({ seed, runs: numRuns, limitMs }) => {
      const limit =
        limitMs === undefined ? {} : { interruptAfterTimeLimit: limitMs, markInterruptAsFailure: false };
      const details = await fc.check(rule, { seed, numRuns, includeErrorInReport: true, ...limit });
      return {
        inputs: details.numRuns,
        failure: details.failed ? fc.defaultReportMessage(details) : undefined,
      };
    },
  };
}
