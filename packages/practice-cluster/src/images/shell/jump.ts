/** `exit`, `return`, `break` and `continue` on their way out. */
export class Jump extends Error {
  readonly kind: "exit" | "return" | "break" | "continue";
  /** Of `exit` and `return` the code, of the others how many more loops they leave. */
  readonly code: number;

  constructor(kind: Jump["kind"], code: number) {
    super(kind);
    this.kind = kind;
    this.code = code;
  }
}
