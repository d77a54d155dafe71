import Mocha from "mocha";
import { format } from "node:util";

/** Starts every line that a test or mocha prints, to tell it from what VS Code itself logs at the same place. */
export const testLinePrefix = "[test] ";

/**
 * Marks what is printed from now on in this extension host. Formatted here, because VS Code drops a line that
 * has an object among its values.
 */
export function markConsoleLines(): void {
  const marked = (print: (line: string) => void) => {
    return (...values: unknown[]): void => print(testLinePrefix + format(...values));
  };
  // Another object, since VS Code has locked the methods of the one that is there.
  globalThis.console = {
    ...console,
    log: marked(console.log),
    info: marked(console.info),
    warn: marked(console.warn),
    error: marked(console.error),
  };
  // Mocha keeps the function that it found when it was loaded.
  Mocha.reporters.Base.consoleLog = console.log;
}
