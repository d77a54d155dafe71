/** An error that ends a shell with exit code 2; its message is the shell's own, without the leading `sh: `. */
export class ShellError extends Error {}
