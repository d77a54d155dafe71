/** Control flow of `exit`, `return`, `break`, and `continue`, thrown up to the place that handles it. */
export class Jump extends Error {
  readonly kind: "exit" | "return" | "break" | "continue";
  /** The exit code of `exit` and `return`; the number of loops that `break` or `continue` applies to. */
  readonly code: number;

  constructor(kind: Jump["kind"], code: number) {
    super(kind);
    this.kind = kind;
    this.code = code;
  }
}
