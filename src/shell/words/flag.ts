/** A flag of a command, as pflag knows it, by which kubectl reads its own. */
export interface Flag {
  /** `all-namespaces` */
  readonly name: string;
  /** `A` */
  readonly short?: string;
  /** `bool` needs no value; of `optional`, which has one behind `=` alone, `bare` is what it is without. */
  readonly takes: "bool" | "string" | "int" | "optional";
  readonly bare?: string;
  /** What may follow it, for completion. */
  readonly values?: "namespaces" | "files" | "containers" | readonly string[];
}

/** What the flags of a line are set to; of one that is given twice, both. */
export class FlagValues {
  private readonly values: ReadonlyMap<string, readonly string[]>;

  constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.values = values;
  }

  /** The last value; undefined where the flag is not given. */
  text(name: string): string | undefined {
    return this.values.get(name)?.at(-1);
  }

  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  isOn(name: string): boolean {
    return this.text(name) === "true";
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : Number(text);
  }
}
