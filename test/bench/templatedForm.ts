import type { ParsedField } from "../unit/manifests/outlineOracle.ts";

/** A manifest as the template of a Helm chart. */
export interface TemplatedForm {
  readonly text: string;
  /** The offset of a place of the manifest in the template. */
  readonly moved: (offset: number) => number;
}

/** Values that a template fills in, in the forms that charts have. */
const values = [
  "{{ .Values.value }}",
  "{{ .Values.value | quote }}",
  '"{{ .Release.Name }}-value"',
  '{{ include "chart.fullname" . }}',
  "{{- if .Values.a }} a{{ else }} b{{ end }}",
  '{{ .Values.value | default "a: b" | quote }}',
];

/** What begins a block that depends on a value. */
const conditions = [
  "{{- if .Values.enabled }}",
  "{{- if and .Values.a (not .Values.b) }}",
  "{{- with .Values.part }}",
  "{{ if .Values.enabled }}",
];

/** A change of a manifest: `text` instead of [start, end). */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A line that begins with a field, after dashes if it has some. */
interface FieldLine {
  readonly start: number;
  /** The column of the first dash, or of the key if there is none. */
  readonly column: number;
  readonly isItem: boolean;
  readonly name: string;
  readonly isType: boolean;
  /** The scalar behind the key, as offsets; undefined where there is none, or it may go on below. */
  readonly value: readonly [start: number, end: number] | undefined;
}

/**
 * Makes a template of a manifest as people make charts: values are filled in, blocks depend on conditions, lists are
 * ranges, and labels are included. Every field of the manifest is one of the template too.
 *
 * @param isTypeTemplated whether the apiVersion is filled in too
 */
export function templatedForm(
  text: string,
  fields: readonly ParsedField[],
  isTypeTemplated: boolean,
): TemplatedForm {
  const lines = fields.flatMap((field) => lineOf(text, field) ?? []);
  const edits = lines.flatMap((line, index) => {
    if (line.isType)
      return isTypeTemplated && line.name === "apiVersion"
        ? replaced(line, '{{ include "chart.apiVersion" . }}')
        : [];
    const value = index % 3 === 0 ? replaced(line, pick(values, index)) : [];
    const isFirst = !lines[index - 1]?.isItem || (lines[index - 1]?.column ?? 0) < line.column;
    const begin = line.isItem
      ? isFirst && "{{- range $index, $each := .Values.list }}"
      : index % 4 === 0 && pick(conditions, index);
    const block = begin ? aroundBlock(text, lines, index, begin) : [];
    return [...value, ...block, ...(line.name === "labels" ? includedLabels(text, line) : [])];
  });
  return edited(text, edits);
}

function lineOf(text: string, { start: key, path }: ParsedField): FieldLine | undefined {
  const start = text.lastIndexOf("\n", key - 1) + 1;
  const before = /^( *)((?:- +)*)["']?$/.exec(text.slice(start, key + 1).slice(0, key - start));
  const lineEnd = text.indexOf("\n", key);
  const content = text.slice(key, lineEnd < 0 ? text.length : lineEnd);
  if (!before) return undefined;
  const name = String(path.at(-1));
  const value = /^([\w./-]+: +)([\w./:-]+)\s*$/.exec(content);
  const valueStart = key + (value?.[1]?.length ?? 0);
  return {
    start,
    column: before[1]?.length ?? 0,
    isItem: before[2] !== "",
    name,
    isType: name === "apiVersion" || name === "kind",
    value: value ? [valueStart, valueStart + (value[2]?.length ?? 0)] : undefined,
  };
}

function replaced({ value }: FieldLine, text: string): Edit[] {
  return value ? [{ start: value[0], end: value[1], text }] : [];
}

/** Puts a line before a field or list and one behind it, both indented like it or not at all. */
function aroundBlock(text: string, lines: readonly FieldLine[], index: number, begin: string): Edit[] {
  const line = lines[index];
  if (!line) return [];
  const next = lines
    .slice(index + 1)
    .find(
      ({ start, column, isItem }) =>
        start > line.start && (column < line.column || (column === line.column && !(line.isItem && isItem))),
    );
  const marker = text.indexOf("\n---", line.start);
  const documentEnd = marker < 0 ? text.length : marker + 1;
  const end = Math.min(next?.start ?? documentEnd, documentEnd);
  const blanks = index % 2 === 0 ? " ".repeat(line.column) : "";
  const lineBreak = text.charAt(end - 1) === "\n" ? "" : "\n";
  return [
    { start: line.start, end: line.start, text: `${blanks}${begin}\n` },
    { start: end, end, text: `${lineBreak}${blanks}{{- end }}\n` },
  ];
}

function includedLabels(text: string, { start, column, value }: FieldLine): Edit[] {
  const behind = text.indexOf("\n", start) + 1;
  if (behind === 0 || value) return [];
  return [
    {
      start: behind,
      end: behind,
      text: `${" ".repeat(column + 2)}{{- include "chart.labels" . | nindent 4 }}\n`,
    },
  ];
}

function edited(text: string, edits: readonly Edit[]): TemplatedForm {
  const inOrder = [...edits].sort((a, b) => a.start - b.start);
  let result = "";
  let at = 0;
  for (const { start, end, text: inserted } of inOrder) {
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return {
    text: result + text.slice(at),
    moved: (offset) =>
      inOrder.reduce(
        (to, { start, end, text: inserted }) =>
          start <= offset && end <= offset ? to + inserted.length - (end - start) : to,
        offset,
      ),
  };
}

function pick(texts: readonly string[], index: number): string {
  return texts[index % texts.length] ?? "";
}
