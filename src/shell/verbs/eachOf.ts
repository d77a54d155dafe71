/**
 * Does something with each, one after the other, and goes on after what fails, as kubectl does.
 *
 * @returns what was thrown
 */
export async function eachOf<T>(all: readonly T[], run: (each: T) => Promise<void>): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const each of all) {
    try {
      await run(each);
    } catch (error) {
      failures.push(...(error instanceof SeveralErrors ? error.errors : [error]));
    }
  }
  return failures;
}

/** Several things have failed, each to be told of in a line of its own. */
export class SeveralErrors extends Error {
  readonly errors: readonly unknown[];

  constructor(errors: readonly unknown[]) {
    super(`${errors.length} errors`);
    this.errors = errors;
  }
}

/** Throws what has failed, if something has. */
export function throwAll(failures: readonly unknown[]): void {
  if (failures.length > 0) throw new SeveralErrors(failures);
}
