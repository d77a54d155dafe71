/** A mistake that ends a shell with 2, in its words and without the leading `sh: `. */
export class ShellError extends Error {}
