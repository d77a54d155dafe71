import { t } from "@vscode/l10n";
import {
  type Document,
  isCollection,
  isDocument,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit as visitNodes,
} from "yaml";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { DocumentSlice } from "./documentSlices.ts";
import type { ManifestObject, TextRange } from "./manifestObject.ts";
import { rangeInDocument } from "./rangeOfField.ts";
import { type YamlDocument, type YamlFile, yamlFile } from "./yamlFile.ts";

/** Why a document cannot be read as an object, and where. */
interface ManifestProblem {
  readonly range: TextRange;
  readonly message: string;
  /** The type of a document that only lacks its metadata, as the files do that configure a program. */
  readonly typeWithoutMetadata?: Type;
}

/** The contents of a manifest file. */
export interface Manifests {
  /** In the order of the file. */
  readonly objects: readonly ManifestObject[];
  readonly problems: readonly ManifestProblem[];
}

/** The maximum for one document; readers fix the first ones anyway. */
const mostProblems = 100;

/**
 * Reads the objects in a file of YAML or JSON documents as a cluster does: by YAML 1.1, where `yes` is true and `0644`
 * is octal, with the items of a `List` as separate objects. Empty documents are skipped.
 *
 * @param selections limits reading to the documents that a selection touches; if empty, reads all
 */
export function readManifests(source: string | YamlFile, selections: readonly TextRange[] = []): Manifests {
  const objects: ManifestObject[] = [];
  const problems: ManifestProblem[] = [];
  const file = yamlFile(source);
  if (file.isLeftAlone) {
    const message = t("This file is too long to be read as a manifest. Split it into several files.");
    return { objects, problems: [{ range: { start: 0, end: 1 }, message }] };
  }
  file.documents.forEach((document, documentIndex) => {
    const isMeant = selections.some((each) => each.start < document.end && each.end > document.start);
    if ((selections.length > 0 && !isMeant) || isEmpty(document)) return;
    const read = readDocument(document, documentIndex);
    objects.push(...read.objects);
    problems.push(...read.problems);
  });
  return { objects, problems };
}

/** Whether a document has only blank lines, comments and directives. */
function isEmpty({ text }: YamlDocument): boolean {
  return !/^[ \t]*[^ \t\r\n#%]/m.test(text) && !/^[ \t]+%/m.test(text);
}

function readDocument(document: YamlDocument, documentIndex: number): Manifests {
  try {
    const reading = valueOf(document);
    if (reading.problems.length > 0) return { objects: [], problems: reading.problems };
    return objectsOf(reading.value, document, documentIndex);
  } catch (error) {
    // Brackets are nested too deeply for the parser and for an API server.
    if (!(error instanceof RangeError)) throw error;
    const range = rangeInDocument(document, []).key;
    return {
      objects: [],
      problems: [{ range, message: nestedTooDeeply() }],
    };
  }
}

/** A problem that the parser reports. */
type SyntaxProblem = Document["errors"][number];

/** Parses text as JSON, which may be indented with tabs; YAML forbids them. */
function parsedJson(text: string): unknown {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function valueOf(slice: YamlDocument): { value: unknown; problems: ManifestProblem[] } {
  const document = parseDocument(slice.text, {
    version: "1.1",
    prettyErrors: false,
    logLevel: "silent",
    // Dates and values such as 1:30 stay text: JSON, the format of the API, has neither type.
    customTags: (tags) =>
      tags.filter(
        (tag) =>
          typeof tag !== "object" ||
          !(/timestamp$/.test(tag.tag) || ("format" in tag && tag.format === "TIME")),
      ),
  });
  if (document.errors.length > 0) {
    const json = parsedJson(slice.text);
    if (json !== undefined) return { value: json, problems: [] };
    const isTemplate = looksLikeTemplate(slice.text);
    // The parser catches its own stack overflow and reports it like a syntax error.
    const tooDeep = document.errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
    const errors = tooDeep ? [tooDeep] : document.errors.slice(0, mostProblems);
    const problems = errors.map((error) => ({
      range: rangeOf(error, slice),
      message: messageOf(error, isTemplate),
    }));
    return { value: undefined, problems };
  }
  const key = keyInKey(document);
  if (key?.range) {
    const range = { start: slice.start + key.range[0], end: slice.start + key.range[1] };
    return { value: undefined, problems: [{ range, message: t("A key can't be a map or a list.") }] };
  }
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), problems: [] };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    // An alias lacks its anchor, or there are enough aliases to exhaust memory.
    const reason = error instanceof Error ? error.message : String(error);
    const range = { start: slice.start, end: slice.start + slice.text.trimEnd().length };
    return {
      value: undefined,
      problems: [
        {
          range: rangeOfAlias(document, slice) ?? range,
          message: t("This document cannot be read: {0}", reason),
        },
      ],
    };
  }
}

/**
 * Returns the first key that is a map or a list inside such a key. The parser writes these keys as text, each once more
 * for every key around it. A single one is left to it: `a: {{ name }}` has one until a template is rendered.
 */
function keyInKey(root: Document | Node): Node | undefined {
  let found: Node | undefined;
  visitNodes(root, {
    Pair: (_, { key }) => {
      if (!isCollection(key)) return undefined;
      found = isDocument(root) ? keyInKey(key) : key;
      return found ? visitNodes.BREAK : undefined;
    },
  });
  return found;
}

/** Whether a line, an item or a value begins with `{{`: https://helm.sh/docs/chart_template_guide/ */
function looksLikeTemplate(text: string): boolean {
  return /^[ \t]*(?:-[ \t]+)?\{\{/m.test(text) || /:[ \t]\{\{/.test(text);
}

function rangeOfAlias(document: Document, slice: DocumentSlice): TextRange | undefined {
  let found: TextRange | undefined;
  const look = (node: unknown): void => {
    if (!isNode(node) || found) return;
    if (isMap(node)) for (const { value } of node.items) look(value);
    else if (isSeq(node)) for (const item of node.items) look(item);
    else if (!isScalar(node) && node.range)
      found = { start: slice.start + node.range[0], end: slice.start + node.range[1] };
  };
  look(document.contents);
  return found;
}

/** Extends an error's range to the end of the line; an error at the end of the document is put on its last text. */
function rangeOf(error: SyntaxProblem, { text, start: offset }: DocumentSlice): TextRange {
  const written = text.trimEnd().length;
  const start = Math.max(0, Math.min(error.pos[0], written - 1));
  const lineEnd = text.indexOf("\n", start);
  const line = text.slice(start, lineEnd < 0 ? text.length : lineEnd).trimEnd().length;
  return { start: offset + start, end: offset + start + Math.max(line, 1) };
}

function nestedTooDeeply(): string {
  return t("This document is nested too deeply to be read.");
}

function messageOf(error: SyntaxProblem, isTemplate: boolean): string {
  if (error.code === "RESOURCE_EXHAUSTION") return nestedTooDeeply();
  if (isTemplate)
    return t("This is a template, such as those of Helm. Render it first, then apply the result.");
  if (error.code === "DUPLICATE_KEY") return t("This field is defined twice. Remove one of the two.");
  if (error.code === "TAB_AS_INDENT") return t("YAML is indented with spaces, but there is a tab here.");
  return t("This is not valid YAML: {0}", error.message);
}

function objectsOf(value: unknown, document: YamlDocument, documentIndex: number): Manifests {
  const objects: ManifestObject[] = [];
  const problems: ManifestProblem[] = [];
  const visit = (each: unknown, root: readonly (string | number)[], type: Partial<Type>): void => {
    const problem = (
      field: string,
      message: string,
      of: Pick<ManifestProblem, "typeWithoutMetadata"> = {},
    ): void => {
      const range = rangeInDocument(document, field === "" ? root : [...root, ...field.split(".")]);
      problems.push({ range: (range.isThere && range.value) || range.key, message, ...of });
    };
    if (!isRecord(each)) {
      problem("", t("Expected an object with apiVersion, kind, and metadata."));
      return;
    }
    const { apiVersion = type.apiVersion, kind = type.kind, metadata, items } = each;
    if (typeof apiVersion !== "string" || apiVersion === "") {
      problem(
        "apiVersion",
        t(
          "apiVersion is missing. It is the version of the API that the kind belongs to, such as v1 or apps/v1.",
        ),
      );
      return;
    }
    if (typeof kind !== "string" || kind === "") {
      problem("kind", t("kind is missing. It is the type of the object, such as Pod or Deployment."));
      return;
    }
    if (kind.endsWith("List") && Array.isArray(items)) {
      const itemType = kind === "List" ? {} : { apiVersion, kind: kind.slice(0, -"List".length) };
      items.forEach((item: unknown, index) => visit(item, [...root, "items", index], itemType));
      return;
    }
    if (!isRecord(metadata)) {
      const isFile = metadata === undefined && root.length === 0;
      const of = isFile ? { typeWithoutMetadata: { apiVersion, kind } } : {};
      problem("metadata", t("metadata is missing. It must contain at least the object's name."), of);
      return;
    }
    const { name, generateName } = metadata;
    if (typeof name === "string" && name !== "")
      objects.push({
        object: { ...each, apiVersion, kind, metadata: { ...metadata, name } },
        documentIndex,
        root,
      });
    else if (generateName !== undefined)
      problem(
        "metadata.generateName",
        t(
          "Objects are applied by name, so that applying again updates the same object. Use metadata.name instead of generateName.",
        ),
      );
    else if (name === undefined || name === null || name === "")
      problem("metadata.name", t("metadata.name is missing. Objects are identified by name."));
    else problem("metadata.name", t("A name must be a string. Put it in quotes."));
  };
  visit(value, [], {});
  return { objects, problems };
}

interface Type {
  readonly apiVersion: string;
  readonly kind: string;
}
