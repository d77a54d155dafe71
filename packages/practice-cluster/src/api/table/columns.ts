/** A column of a table, as `kubectl get` prints it; those of priority 1 are for `-o wide`. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly description: string;
  readonly priority: number;
}

/** `Name` first, `!` before those that only `-o wide` shows, `#` before numbers. */
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
