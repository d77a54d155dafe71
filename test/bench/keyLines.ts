/** A line of a template that has a key: the offset of the key, and the kind of the object it is in as it is written. */
export interface KeyLine {
  readonly offset: number;
  readonly kind: string;
}

/**
 * Returns the lines of a template that have a key, without reading it as YAML, which it is not: no comments, no block
 * scalars, no named templates, and nothing outside an object.
 */
export function keyLines(text: string): KeyLine[] {
  let start = 0;
  return text.split(/^(?=---)/m).flatMap((document) => {
    const from = start;
    start += document.length;
    const kind = /^kind: *["']?(\w+)["']? *\r?$/m.exec(document)?.[1];
    return kind === undefined ? [] : keysIn(document).map((offset) => ({ offset: from + offset, kind }));
  });
}

function keysIn(document: string): number[] {
  const keys: number[] = [];
  /** The column of the field whose block scalar goes on. */
  let scalar: number | undefined;
  let isComment = false;
  let defined = 0;
  for (const { 0: line, 1: blanks = "", 2: dashes = "", 3: content = "", index } of document.matchAll(
    /^( *)((?:- +)*)(.*)$/gm,
  )) {
    if (/\{\{-? *\/\*/.test(line)) isComment = true;
    const wasComment = isComment;
    if (/\*\/ *-?\}\}/.test(line)) isComment = false;
    if (/\{\{-? *define\b/.test(line)) defined = 1;
    else if (defined > 0)
      defined +=
        (line.match(/\{\{-? *(?:if|range|with|block)\b/g) ?? []).length -
        (line.match(/\{\{-? *end\b/g) ?? []).length;
    if (wasComment || defined > 0) continue;
    if (scalar !== undefined && (/^ *(?:\{\{.*)?$/.test(line) || blanks.length > scalar)) continue;
    scalar = undefined;
    const key = /^(["']?)[\w./-]+\1:(?= |$)(.*)$/.exec(content);
    if (!key) continue;
    const offset = index + blanks.length + dashes.length;
    if (/^ *[|>][-+0-9]* *$/.test(key[2] ?? "")) scalar = blanks.length + dashes.length;
    keys.push(offset);
  }
  return keys;
}
