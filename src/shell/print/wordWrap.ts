/** A space that does not end a word. */
const noBreak = "\u00a0";

/** Breaks lines at spaces so that they have at most so many characters, where words allow. (github.com/mitchellh/go-wordwrap) */
export function wordWrap(text: string, limit: number): string {
  let wrapped = "";
  let current = 0;
  let word = "";
  let spaces = "";
  const flush = (): void => {
    wrapped += spaces + word;
    current += spaces.length + word.length;
    [spaces, word] = ["", ""];
  };
  for (const character of text) {
    if (character === "\n") {
      if (word !== "" || current + spaces.length <= limit) flush();
      spaces = "";
      wrapped += character;
      current = 0;
    } else if (/\s/.test(character) && character !== noBreak) {
      if (spaces === "" || word !== "") flush();
      spaces += character;
    } else {
      word += character;
      if (current + word.length + spaces.length > limit && word.length < limit) {
        wrapped += "\n";
        current = 0;
        spaces = "";
      }
    }
  }
  if (word !== "" || current + spaces.length <= limit) flush();
  return wrapped;
}
