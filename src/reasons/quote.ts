/** Marks names and messages from the cluster in a sentence, such as with backticks where it is Markdown. */
export type Quote = (text: string) => string;
