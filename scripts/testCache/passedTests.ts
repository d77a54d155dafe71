import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Fingerprints } from "./fingerprints.ts";

/** How the tests of a file ended, and what they depend on. */
export interface FileResult {
  readonly passed: number;
  readonly skipped: number;
  readonly failed: number;
  /** Paths, as `Inputs` has them. */
  readonly inputs: readonly string[];
}

interface Stored {
  readonly environment: string;
  /** Each path that a test depends on, with its fingerprint. */
  readonly inputs: readonly (readonly [path: string, fingerprint: string])[];
  readonly files: Readonly<
    Record<string, { readonly passed: number; readonly skipped: number; readonly inputs: readonly number[] }>
  >;
}

/** The test files that passed, as they were then, with all that they depended on. */
export class PassedTests {
  readonly #file: string;
  readonly #environment: string;

  /**
   * @param file where they are kept between runs
   * @param environment identifies all that every test depends on, such as the version of Node
   */
  constructor(file: string, environment: string) {
    this.#file = file;
    this.#environment = environment;
  }

  /** The results of those test files that nothing has changed for since they passed. */
  unchanged(fingerprints: Fingerprints): Map<string, FileResult> {
    const { environment, inputs, files } = this.#read();
    if (environment !== this.#environment) return new Map();
    const isSame = inputs.map(([path, fingerprint]) => fingerprints.of(path) === fingerprint);
    return new Map(
      Object.entries(files)
        .filter(([, result]) => result.inputs.every((index) => isSame[index]))
        .map(([file, { passed, skipped, inputs: indices }]) => [
          file,
          { passed, skipped, failed: 0, inputs: indices.map((index) => inputs[index]?.[0] ?? "") },
        ]),
    );
  }

  /**
   * Keeps the results of files without failures, and no others.
   *
   * @param fingerprints the contents now
   * @param startedAt when the run began; a test has to run again if something that it depends on changed since
   */
  keep(results: ReadonlyMap<string, FileResult>, fingerprints: Fingerprints, startedAt: number): void {
    const indices = new Map<string, number>();
    const indexOf = (path: string): number => {
      const index = indices.get(path) ?? indices.size;
      indices.set(path, index);
      return index;
    };
    const passed = [...results].filter(
      ([, { failed, inputs }]) =>
        failed === 0 && inputs.every((path) => fingerprints.changedAt(path) < startedAt),
    );
    const files = Object.fromEntries(
      passed.map(([file, result]) => [
        file,
        { passed: result.passed, skipped: result.skipped, inputs: result.inputs.map(indexOf) },
      ]),
    );
    const inputs = [...indices.keys()].map((path) => [path, fingerprints.of(path)] as const);
    const stored: Stored = { environment: this.#environment, inputs, files };
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(stored));
  }

  #read(): Stored {
    try {
      return JSON.parse(readFileSync(this.#file, "utf8")) as Stored;
    } catch {
      // There is none yet, or its writer was killed.
      return { environment: "", inputs: [], files: {} };
    }
  }
}
