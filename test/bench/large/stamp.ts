/** Replaces texts in bytes with texts of the same length, so that lengths which are encoded before them stay true. */
export class Stamp<Name extends string> {
  private readonly bytes: Buffer;
  private readonly places: readonly { readonly name: Name; readonly at: number }[];
  private readonly texts: Readonly<Record<Name, string>>;

  /**
   * Finds the texts.
   *
   * @param texts what to replace, each distinct from all else in the bytes
   */
  constructor(bytes: Buffer, texts: Readonly<Record<Name, string>>) {
    this.bytes = bytes;
    this.texts = texts;
    const names = Object.keys(texts) as Name[];
    this.places = names.flatMap((name) => placesOf(bytes, texts[name]).map((at) => ({ name, at })));
  }

  with(replaced: Readonly<Record<Name, string>>): Buffer {
    const copy = Buffer.from(this.bytes);
    for (const { name, at } of this.places) {
      const text = replaced[name];
      if (text.length !== this.texts[name].length)
        throw new Error(`${text} has another length than ${name}.`);
      copy.write(text, at, "latin1");
    }
    return copy;
  }
}

function placesOf(bytes: Buffer, text: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + text.length)) places.push(at);
  return places;
}
