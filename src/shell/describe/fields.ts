import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { byBytes } from "../print/goOrder.ts";
import type { Description } from "./description.ts";

/**
 * All fields of an object that nothing more is known of. (kubectl `printUnstructuredContent`)
 *
 * @param skipped paths of what is not shown: `.metadata.name`
 */
export function describeFields(
  into: Description,
  level: number,
  fields: Readonly<Record<string, unknown>>,
  skipped: readonly string[] = [],
  path = "",
): void {
  for (const [name, value] of Object.entries(fields).sort(([a], [b]) => byBytes(a, b))) {
    const here = `${path}.${name}`;
    if (skipped.includes(here)) continue;
    const label = labelFor(name);
    if (isRecord(value)) {
      into.line(level, `${label}:`);
      describeFields(into, level + 1, value, skipped, here);
    } else if (Array.isArray(value)) {
      into.line(level, `${label}:`);
      for (const item of value as readonly unknown[])
        if (isRecord(item)) describeFields(into, level + 1, item, skipped, here);
        else into.line(level + 1, goValue(item));
    } else into.field(level, label, goValue(value));
  }
}

/** As Go prints a value (`%v`). */
function goValue(value: unknown): string {
  if (value === null || value === undefined) return "<nil>";
  return typeof value === "string" ? value : JSON.stringify(value);
}

const acronyms = ["API", "URL", "UID", "GUID"];

/** A field's name as words: `containerPort` is `Container Port`. (kubectl `smartLabelFor`) */
function labelFor(name: string): string {
  if (/[^\p{L}-]/u.test(name)) return name;
  const parts = wordsIn(name);
  return merged(parts)
    .map((part) => {
      if (acronyms.includes(part.toUpperCase())) return part.toUpperCase();
      return part === part.toLowerCase() ? part.charAt(0).toUpperCase() + part.slice(1) : part;
    })
    .join(" ");
}

/** The words of a name in camel case: of several capitals the last begins the next word. (github.com/fatih/camelcase) */
function wordsIn(name: string): string[] {
  const words: string[] = [];
  let last = "";
  for (const letter of name) {
    const kind = letter === "-" ? "other" : letter === letter.toLowerCase() ? "lower" : "upper";
    const word = words.at(-1) ?? "";
    if (kind === last) words[words.length - 1] = word + letter;
    else if (kind === "lower" && last === "upper")
      words.splice(-1, 1, word.slice(0, -1), word.slice(-1) + letter);
    else words.push(letter);
    last = kind;
  }
  return words.filter((word) => word !== "");
}

/** `DNSConfig` and others that begin with an acronym stay one word. */
function merged(parts: readonly string[]): string[] {
  const result: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const [part = "", next] = parts.slice(index, index + 2);
    const isAcronym = part.length >= 2 && part === part.toUpperCase();
    if (isAcronym && next !== undefined && /^\p{Lu}/u.test(next)) {
      result.push(part + next);
      index++;
    } else result.push(part);
  }
  return result;
}
