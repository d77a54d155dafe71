import { t } from "@vscode/l10n";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";

/** Hears what is wrong with a field, and what to write. */
export type TellProblem = (field: string, message: string) => void;

/** What a text has to be like. */
interface TextRule {
  readonly longest?: number;
  /** In words, what it has to be, where a test is given. */
  readonly test?: readonly [isRight: (text: string) => boolean, expected: string];
  /** Stands for a field that is not there. */
  readonly otherwise?: string;
}

/** Reads the fields of one JSON object, tells what is wrong with them, and of those that nothing has asked for. */
export class FieldReader {
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #at: string;
  readonly #tell: TellProblem;
  readonly #known = new Set<string>();

  private constructor(record: Readonly<Record<string, unknown>>, at: string, tell: TellProblem) {
    this.#record = record;
    this.#at = at;
    this.#tell = tell;
  }

  /** @param at where the object stands: empty for the whole file, else such as `checks[2]` */
  static of(value: unknown, at: string, tell: TellProblem): FieldReader | undefined {
    if (isRecord(value)) return new FieldReader(value, at, tell);
    tell(at, t("Write an object here: fields with their values, in braces."));
    return undefined;
  }

  /** Where a field stands. */
  pathOf(name: string): string {
    return this.#at === "" ? name : `${this.#at}.${name}`;
  }

  has(name: string): boolean {
    this.#known.add(name);
    return Object.hasOwn(this.#record, name);
  }

  /** Undefined where it is not there. */
  value(name: string): unknown {
    return this.has(name) ? ownField(this.#record, name) : undefined;
  }

  /** Reads a string; reports an invalid one and returns an empty string. */
  text(name: string, { longest = 100, test, otherwise }: TextRule = {}): string {
    const value = this.value(name);
    if (value === undefined && otherwise !== undefined) return otherwise;
    if (typeof value !== "string" || value === "") return this.#wrong(name, t("Write a string in quotes."));
    if (value.length > longest) return this.#wrong(name, t("Write at most {0} characters.", longest));
    if (test && !test[0](value)) return this.#wrong(name, test[1]);
    return value;
  }

  /** Reads one of several words; reports any other and returns the first. */
  oneOf<const Word extends string>(
    name: string,
    words: readonly [Word, ...Word[]],
    otherwise?: NoInfer<Word>,
  ): Word {
    const value = this.value(name) ?? otherwise;
    const found = words.find((word) => word === value);
    if (found === undefined) this.#wrong(name, t("Write one of these: {0}.", words.join(", ")));
    return found ?? words[0];
  }

  /** Reads an integer; reports an invalid one and returns the least. */
  integer(name: string, least: number, most: number, otherwise?: number): number {
    const value = this.value(name) ?? otherwise;
    if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
    this.#wrong(name, t("Write a whole number from {0} to {1}.", least, most));
    return least;
  }

  boolean(name: string, otherwise: boolean): boolean {
    const value = this.value(name) ?? otherwise;
    if (typeof value !== "boolean") this.#wrong(name, t("Write true or false."));
    return value === true;
  }

  /** Reads a list; reports an invalid one and returns an empty list. */
  list(name: string, least: number, most: number): readonly unknown[] {
    const value = this.value(name);
    if (Array.isArray(value) && value.length >= least && value.length <= most) return value;
    this.#wrong(name, t("Write a list in brackets, of {0} to {1} items.", least, most));
    return [];
  }

  /** Reports the fields that were not read. */
  end(): void {
    for (const name of Object.keys(this.#record))
      if (!this.#known.has(name) && name !== "$schema")
        this.#wrong(
          name.slice(0, 40),
          t("There is no such field. Remove it, or write one of these: {0}.", [...this.#known].join(", ")),
        );
  }

  #wrong(name: string, message: string): "" {
    this.#tell(this.pathOf(name), message);
    return "";
  }
}
