/** Why a command of the Workshop Shell was not carried out, as it is to be printed: where kubectl has words for it, in those. */
export class ShellError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ShellError";
  }
}
