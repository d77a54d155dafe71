import fc from "fast-check";

/** A rule that holds for every input, so that it can be tried on as many as there is time for. */
export interface Property {
  /** A sentence that ends a test's title: `fieldAt agrees with the parser`. */
  readonly name: string;
  /** How many inputs `npm run check` tries, by a fixed seed; 0 where only `npm run fuzz` tries it. */
  readonly runs: number;
  /** Tries it; what it came to, with the smallest input that was found to break it, if any. */
  readonly check: (parameters: PropertyParameters) => Promise<PropertyOutcome>;
}

interface PropertyParameters {
  readonly seed: number;
  readonly runs: number;
  /** After so many milliseconds it is enough, however many inputs were tried. */
  readonly limitMs?: number;
}

interface PropertyOutcome {
  readonly inputs: number;
  /** Undefined where the rule held. */
  readonly failure: string | undefined;
}

/** Properties that are tried together, because they are about one thing or need the same server. */
export interface PropertySuite {
  readonly name: string;
  readonly properties: readonly Property[];
  /** Makes what the properties need, such as a server; it is let go behind the last one. */
  readonly start?: () => Promise<AsyncDisposable>;
}

/**
 * @param inputs what the rule is about, as a tuple: `fc.tuple(fc.string(), fc.nat())`
 * @param holds fails, by throwing, where the rule does not hold for the inputs
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
