/** Replaces a value that must not be repeated. */
const left = "…";

/** Fields that may hold secrets: values of environment variables, and fields with telling names. */
const secretField = /(?:\benv\[[^\]]*\]\.value|password|passwd|secret|token|credentials?|api_?key)$/i;

/** Whether a field may hold a secret, by its name or path. */
export function namesSecret(field: string): boolean {
  return secretField.test(field);
}

/** The server's words before a repeated invalid value: https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field#ErrorType */
const repeating = /(?:(?:Invalid|Duplicate|Unsupported) value|Not found|Too many|Too few): /g;

/** The start of the next error of server-side apply, which writes one per line. */
const nextTypeError = /\n {2}\.[^\n]*: (?:expected |field not declared|duplicate entries|element \d)/;

/**
 * Removes potentially private values that an API server repeats in a message about an object: values of Secrets and
 * environment variables, whole blocks, and the old and new state of a changed pod. Keeps names of fields and keys, and
 * short values such as a label or an image.
 *
 * @param kind the object's kind, if known
 * @param field the field that the text is about, if the text does not name it
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
    // A value may span lines and contain braces and quotes, so only text like the next error ends it.
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

/** Returns the field before an error, which ends with a colon; undefined if there is none. */
function fieldBefore(text: string, index: number): string | undefined {
  const end = index - ": ".length;
  if (end < 1 || text.slice(end, index) !== ": ") return undefined;
  let start = end;
  while (start > 0 && !/[\s:]/.test(text.charAt(start - 1))) start--;
  return start < end ? text.slice(start, end) : undefined;
}

/** Returns the end of a value in JSON or Go notation; an unclosed value extends to the end of the text. */
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
