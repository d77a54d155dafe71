/** A column of a table, as `kubectl get` prints it; `-o wide` adds the columns of priority 1. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly description: string;
  readonly priority: number;
}

/** Creates columns from their names: `!` marks a column of `-o wide`, `#` a numeric one. */
export function columns(...names: readonly string[]): Column[] {
  return names.map((text, index) => {
    const wide = text.includes("!");
    const number = text.includes("#");
    return {
      name: text.replace(/[!#]/g, ""),
      type: number ? "integer" : "string",
      format: index === 0 && text === "Name" ? "name" : "",
      description: "",
      priority: wide ? 1 : 0,
    };
  });
}
