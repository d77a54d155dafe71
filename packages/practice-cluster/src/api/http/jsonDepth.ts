import { badRequest } from "../apiError.ts";

/**
 * The maximum depth of a body, and the maximum number of values in it, including those that YAML aliases repeat. The
 * real server's maximum depth is 10,000; real manifests come near neither, and the code walks objects recursively.
 */
const deepest = 500;
const mostValues = 1_000_000;

/**
 * Refuses a value that is nested too deeply or contains itself. Uses no recursion, so any value is safe to check.
 *
 * @param begin the beginning of the error message
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

/** The maximum depth for the YAML parser. */
export const deepestYaml = deepest;
