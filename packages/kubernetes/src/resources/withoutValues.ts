/** Stands for a value that is not to be repeated. */
const left = "…";

/** Where people keep what nobody else should read: values of environment variables, and fields that say so. */
const secretField = /(?:\benv\[[^\]]*\]\.value|password|passwd|secret|token|credentials?|api_?key)$/i;

/** The server's words before it repeats a value that is wrong: https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field#ErrorType */
const repeating = /(?:(?:Invalid|Duplicate|Unsupported) value|Not found|Too many|Too few): /g;

/** The next error of server-side apply, which writes one a line. */
const nextTypeError = /\n {2}\.[^\n]*: (?:expected |field not declared|duplicate entries|element \d)/;

/**
 * What an API server says of an object, without the values of the object that it repeats and somebody may want to keep
 * for themselves: those of a Secret and of environment variables, whole blocks, and what a changed pod has been and is.
 * Names of fields and keys stay, and so do short values, such as that of a label or an image.
 *
 * @param kind of the object, where it is known
 * @param field that the text is about, where the text itself does not say so
 */
export function withoutValues(text: string, kind?: string, field = ""): string {
  const [words = ""] = text.split("\n@@", 1);
  return withoutRepeated(withoutUntyped(words), kind, field);
}

/** Server-side apply says `.stringData.pin: expected string, got &value.valueUnstructured{Value:123456}`, and more. */
function withoutUntyped(text: string): string {
  const begin = /expected [^\n]*?, got (?=[&{])/g;
  let kept = "";
  let from = 0;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const to = found.index + found[0].length;
    kept += text.slice(from, to) + left;
    // A value may have more than a line, braces and quotes: only what looks like the next error ends it.
    const next = nextTypeError.exec(text.slice(to));
    from = next ? to + next.index : text.length;
    begin.lastIndex = from;
  }
  return kept + text.slice(from);
}

function withoutRepeated(text: string, kind: string | undefined, field: string): string {
  let kept = "";
  let from = 0;
  repeating.lastIndex = 0;
  for (let found = repeating.exec(text); found; found = repeating.exec(text)) {
    const to = found.index + found[0].length;
    const end = endOfValue(text, to);
    const isBlock = !/^(?:"|-?\d|true\b|false\b|null\b)/.test(text.slice(to));
    if (isBlock || kind === "Secret" || secretField.test(fieldBefore(text, found.index) ?? field)) {
      kept += text.slice(from, to) + left;
      from = end;
    }
    repeating.lastIndex = end;
  }
  return kept + text.slice(from);
}

/** The field that an error is about, which stands in front of it with a colon; undefined where it names none. */
function fieldBefore(text: string, index: number): string | undefined {
  const end = index - ": ".length;
  if (end < 1 || text.slice(end, index) !== ": ") return undefined;
  let start = end;
  while (start > 0 && !/[\s:]/.test(text.charAt(start - 1))) start--;
  return start < end ? text.slice(start, end) : undefined;
}

/** Of a value as JSON, or as Go prints it; what is not closed goes to the end of the text. */
function endOfValue(text: string, start: number): number {
  const token = /"(?:[^"\\]|\\.)*"?|[{[(]|[\])}]|[^"{}[\]()]/gs;
  token.lastIndex = start;
  let depth = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (depth === 0 && (found[0] === ":" || found[0] === ",")) return found.index;
    if ("{[(".includes(found[0])) depth++;
    else if ("])}".includes(found[0])) depth--;
  }
  return text.length;
}
