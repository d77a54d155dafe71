import { badRequest } from "../apiError.ts";

/**
 * How deep a body may be nested, and how many values YAML may make of its aliases. The real server stops at 10,000;
 * nothing that people write comes near either, and what answers for every kind walks each of them on its stack.
 */
const deepest = 500;
const mostValues = 1_000_000;

/**
 * Refuses what is nested too deep, or holds itself; without a stack, so that it can be asked about anything.
 *
 * @param begin how the refusal begins
 */
export function checkDepth(value: unknown, begin = ""): void {
  let level: readonly unknown[] = [value];
  let values = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw badRequest(`${begin}exceeded max depth`);
    values += level.length;
    if (values > mostValues) throw badRequest(`${begin}yaml: document contains excessive aliasing`);
    level = level.flatMap((each): readonly unknown[] =>
      typeof each === "object" && each !== null ? Object.values(each) : [],
    );
  }
}

/** The deepest that YAML is read, for its parser. */
export const deepestYaml = deepest;
