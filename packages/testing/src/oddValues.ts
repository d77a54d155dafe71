import fc from "fast-check";

/** Names that are special in JavaScript, in paths or in Kubernetes, and arbitrary others. */
export const oddNames = fc.oneof(
  fc.constantFrom(
    ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "toJSON", "length"],
    ...[
      "",
      "a",
      "b",
      "default",
      "web",
      ".",
      "..",
      "/",
      "a/b",
      "~0",
      "~1",
      "-",
      "0",
      "1",
      "-1",
      "%2e%2e",
      "\0",
    ],
    ...[
      "é",
      "\u2028",
      "\ufeff",
      "x".repeat(300),
      "app",
      "app.kubernetes.io/name",
      "metadata",
      "kind",
      "spec",
    ],
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 6 }),
);

/** Numbers at the limits of Go, JavaScript and Kubernetes. */
export const oddNumbers = fc.oneof(
  fc.constantFrom(
    ...[
      0,
      -0,
      1,
      -1,
      0.5,
      1e21,
      1e30,
      1e300,
      -1e300,
      2 ** 31,
      2 ** 31 - 1,
      -(2 ** 31),
      2 ** 53,
      2 ** 63,
      5e-324,
    ],
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Any JSON value with such names and numbers; `__proto__` is an ordinary key. */
export const oddJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, false, "", [], {}),
    oddNames,
    oddNumbers,
    fc.array(tie("value"), { maxLength: 4 }),
    fieldsOf(oddNames, tie("value"), 4),
  ),
})).value;

/** Objects with such fields, as JSON.parse creates them. */
export function fieldsOf<T>(
  names: fc.Arbitrary<string>,
  values: fc.Arbitrary<T>,
  most: number,
): fc.Arbitrary<object> {
  return fc.array(fc.tuple(names, values), { maxLength: most }).map((fields) => Object.fromEntries(fields));
}

const plain = Object.getOwnPropertyNames(Object.prototype).sort().join(" ");

/** Fails if anything has changed Object.prototype. */
export function assertNothingPolluted(): void {
  const now = Object.getOwnPropertyNames(Object.prototype).sort().join(" ");
  if (now !== plain) throw new Error(`Object.prototype has other fields than before: ${now}`);
}
