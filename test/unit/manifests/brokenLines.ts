import type { ParsedField } from "./outlineOracle.ts";

/** A change of a text that breaks it, such as somebody typing makes: `text` instead of [start, end). */
interface Break {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The line in which something is broken. */
export interface Victim {
  readonly start: number;
  readonly content: string;
  readonly indentation: string;
}

/** Makes a break in a line or in front of it; undefined where the line has no place for it. */
export type MakeBreak = (victim: Victim) => Break | undefined;

/** Lines that are being typed, or that are rubbish, in front of a field and as deep as it. */
const inserted = [
  "oops",
  "oops:",
  "oops:1",
  "oops: it's",
  "oops: 'it",
  'oops: "',
  'oops: "a" b',
  "oops: [",
  'oops: ["',
  'oops: [a, "b',
  "oops: [a] b",
  "oops: {",
  "oops: {a",
  "oops: {a: ",
  "oops: |",
  "oops: |x",
  "oops: - a",
  "oops: @x",
  "oops: *",
  "oops: &",
  'oops: a # "',
  "oops: value: x",
  "- oops: [",
  "-",
  "- - x",
  "some words here",
  "a, b",
  '"',
  "'",
  '"a',
  "'a",
  "{",
  "[",
  "}",
  "]",
  "{a: b",
  "[a",
  "{a: b}",
  ": :",
  ":",
  "? oops",
  "? oops\n: 1",
  "? [a, b]",
  "?",
  "<<: {oops: 1}",
  "&a",
  "*a",
  "!!x",
  "`x`",
  "@x",
  "%x",
  "# it's",
  "{{ .Values.x }}",
  "{{- if .x }}",
  "{{ x",
  "{{- /* it's\noops: [\n*/}}",
  "{{/* one\n\n  two: 2 */ -}}",
  "<<<<<<< HEAD",
  "=======",
];

/** Lines that begin with a tab, at whatever depth. */
const tabbed = ["\toops: 1", "\t\toops: 1", "\t?? oops ]"];

const insertedAsDeep =
  (line: string): MakeBreak =>
  ({ start, indentation }) => ({ start, end: start, text: line.replace(/^/gm, indentation) + "\n" });

const insertedAsIs =
  (line: string): MakeBreak =>
  ({ start }) => ({ start, end: start, text: `${line}\n` });

/** Takes away what a group of a pattern finds in a line, or writes something in front of it. */
const edited =
  (pattern: RegExp, text = "", deleted = 1): MakeBreak =>
  ({ start, content }) => {
    const found = pattern.exec(content);
    if (!found) return undefined;
    const at = start + found[0].length;
    return text === "" ? { start: at - deleted, end: at, text: "" } : { start: at, end: at, text };
  };

const indented =
  (change: (indentation: string) => string): MakeBreak =>
  ({ start, indentation }) =>
    indentation === "" ? undefined : { start, end: start + indentation.length, text: change(indentation) };

/** What breaks a manifest without taking away what its other fields are: those have one right answer. */
export const breaks: ReadonlyMap<string, MakeBreak> = new Map([
  ...inserted.map((line): [string, MakeBreak] => [line, insertedAsDeep(line)]),
  ...tabbed.map((line): [string, MakeBreak] => [JSON.stringify(line), insertedAsIs(line)]),
  ["a value without its blank", edited(/^ *[\w./-]+: (?=\S)/)],
  ["a quote that is opened", edited(/^ *[\w./-]+: (?=\w)/, '"')],
  ["an apostrophe that is opened", edited(/^ *[\w./-]+: (?=\w)/, "'")],
  ["a quote that is not closed", edited(/^.*: *(["'])[^"']*["'](?=\s*$)/)],
  ["a bracket that is not closed", edited(/^.*[\]}](?=\s*$)/)],
]);

/** Breaks after which more than one answer may make sense; then none is given. */
export const ambiguousBreaks: ReadonlyMap<string, MakeBreak> = new Map([
  // It may as well be a word among the items below it.
  ["a key without its colon", edited(/^ *[\w./-]+:(?= *$)/)],
  ["a blank too many", ({ start }: Victim) => ({ start, end: start, text: " " })],
  ["a blank too few", indented((blanks) => blanks.slice(1))],
  ["one tab for all blanks", indented(() => "\t")],
  ["a tab for two blanks", indented((blanks) => blanks.replaceAll("  ", "\t"))],
]);

/** The fields of a text in front of which a line can be broken so that there is one right answer. */
export function victimsOf(text: string, fields: readonly ParsedField[]): Victim[] {
  return fields.flatMap(({ start: field }) => {
    const start = text.lastIndexOf("\n", field - 1) + 1;
    const indentation = text.slice(start, field);
    // In front of an item, a field could as well belong to the list's owner.
    if (!/^ *$/.test(indentation)) return [];
    const end = text.indexOf("\n", field);
    return { start, indentation, content: text.slice(start, end < 0 ? text.length : end) };
  });
}
