import { t } from "@vscode/l10n";
import { formatFieldPath, isTypeField } from "../manifests/fieldPath.ts";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { CustomDefinitions } from "./custom/customDefinitions.ts";
import { changeability } from "./changeability.ts";
import { type Explanation, mostExplained } from "./explanation.ts";
import { escapeDescription, escapeForeign, escapeText } from "./escapeMarkdown.ts";
import { formerVersion } from "./formerVersions.ts";
import type { NamedPage } from "./wellKnownPage.ts";
import { isTemplated } from "./typeGuess.ts";
import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

export interface MarkdownOptions {
  /** Whether the reader has the API's own text at hand anyway. */
  readonly leavesOutApiText?: boolean;
}

/**
 * Formats an explanation as Markdown: a summary line, our text, what the value means, the allowed values, and a link. A field without a text
 * of ours has the API's description, marked as such.
 */
export function explanationMarkdown(
  explanation: Explanation,
  { leavesOutApiText = false }: MarkdownOptions = {},
): string {
  return [headline(explanation), ...explanationBody(explanation, { leavesOutApiText })].join("\n\n");
}

/** Returns the paragraphs of an explanation below its summary line. */
export function explanationBody(
  explanation: Explanation,
  { leavesOutApiText = false }: MarkdownOptions = {},
): readonly string[] {
  const { schema, written, isAboutType, aboutValue, values, source } = explanation;
  // Of custom resources, hardly anybody else knows the definition.
  const leavesOut = leavesOutApiText && source !== "custom";
  const parts: string[] = [];
  const note = typeNote(explanation);
  if (note) parts.push(note);
  if (written) parts.push(written);
  if (aboutValue) parts.push(aboutValue);
  if (values.length > 0) parts.push(allowedValues(explanation, leavesOut));
  if ((!written || isAboutType) && schema.description && !leavesOut) parts.push(apiText(explanation));
  const links = pages(explanation).map(({ title, url }) => `[${title}](${url})`);
  if (links.length > 0) parts.push(links.join(" · "));
  return parts;
}

function pages(explanation: Explanation): readonly NamedPage[] {
  const { page, namePage, conceptPage: concept } = explanation;
  return [
    ...(namePage ? [namePage] : []),
    ...(concept === undefined ? [] : [{ title: t("Documentation of the concept"), url: concept }]),
    ...(page === undefined ? [] : [{ title: pageTitle(explanation), url: page }]),
  ];
}

function pageTitle({ source, project }: Explanation): string {
  if (project !== undefined) return t("{0} documentation", project);
  return source === "eksctl" ? t("eksctl documentation") : t("Kubernetes documentation");
}

function headline(explanation: Explanation): string {
  const { kind, apiVersion, path } = explanation;
  return `**${escapeText(formatFieldPath(path))}** · ${explanationFacts(explanation)}  \n${kind} · ${apiVersion}`;
}

/** Returns what can be said of a field in a few words, beginning with its type. */
export function explanationFacts(explanation: Explanation): string {
  const { schema, since, type, required } = explanation;
  const facts = [`\`${typeName(type)}\``];
  if (required) facts.push(t("required"));
  if (schema.default !== undefined) facts.push(t("default {0}", valueCode(String(schema.default))));
  // Files are not objects of a cluster.
  const change = explanation.source === "files" ? "changeable" : changeability(explanation);
  if (change === "immutable") facts.push(t("cannot be changed later"));
  if (change === "readOnly") facts.push(t("set by the cluster"));
  if (since !== undefined) facts.push(t("since Kubernetes {0}", since));
  if (isDeprecated(schema.description)) facts.push(t("deprecated"));
  return facts.join(" · ");
}

/** Says what is wrong with the apiVersion in the manifest, and where the field is in the one that replaces it. */
function typeNote({ kind, apiVersion, path, writtenAs, currentPath }: Explanation): string | undefined {
  const written = writtenAs.apiVersion;
  if (written === undefined || written === apiVersion || isTemplated(written)) return undefined;
  const removed = formerVersion(written, kind);
  const now = inlineCode(apiVersion);
  if (removed) {
    const gone = t(
      "{0} was removed in Kubernetes {1}. Write {2}.",
      inlineCode(written),
      removed.removedIn,
      now,
    );
    if (!currentPath) return gone;
    return `${gone} ${t("There, this field is {0}.", inlineCode(formatFieldPath(currentPath)))}`;
  }
  // Half of an apiVersion is not wrong yet.
  if (!isTypeField(path) || apiVersion.startsWith(written)) return undefined;
  return t("There is no {0} in {1}. Write {2}.", kind, inlineCode(written), now);
}

/** Whether the API's description says so: https://kubernetes.io/docs/reference/using-api/deprecation-policy/ */
function isDeprecated(description = ""): boolean {
  return /^(?:\w+ (?:is|are) )?deprecated\b|\bDeprecated:|\bDEPRECATED\b/i.test(description.slice(0, 200));
}

/** Names a type for people: `integer`, `list of Container`, `map of string to Quantity`. */
export function typeName(type: FieldType): string {
  if (type.items) return t("list of {0}", typeName(type.items));
  if (type.values) return t("map of string to {0}", typeName(type.values));
  // Definitions inside a custom resource have no names.
  if (type.ref && CustomDefinitions.has(type.ref)) return "object";
  if (type.ref) return type.ref.slice(type.ref.lastIndexOf(".") + 1);
  if (type.format === "date-time" || type.format === "byte")
    return `${type.type ?? "string"} (${type.format})`;
  return type.type ?? t("any value");
}

function allowedValues({ values, isOpen, source }: Explanation, leavesOutApiText: boolean): string {
  const title = isOpen ? t("Well-known values:") : t("Allowed values:");
  if (values.length > mostExplained)
    return `${title} ${values.map(({ value }) => valueCode(value)).join(", ")}`;
  const lines = values.map(({ value, written, description }) => {
    const code = valueCode(value);
    const text = written ?? (leavesOutApiText ? "" : escaped(description, source));
    return text ? `- ${code} — ${text}` : `- ${code}`;
  });
  return `${title}\n\n${lines.join("\n")}`;
}

function valueCode(value: string): string {
  return value === "" ? '`""`' : inlineCode(value);
}

function apiText({ schema: { description = "" }, source }: Explanation): string {
  return `*${sourceText(source)}*\n\n${escaped(firstParagraphs(description), source)}`;
}

/** Descriptions of Kubernetes and eksctl come with the extension; those of custom resources come from anywhere. */
function escaped(description: string, source: Explanation["source"]): string {
  return source === "custom" ? escapeForeign(description) : escapeDescription(description);
}

function sourceText(source: Explanation["source"]): string {
  switch (source) {
    case "kubernetes":
    case "files":
      return t("From the Kubernetes API reference:");
    case "eksctl":
      return t("From eksctl's reference:");
    case "custom":
      return t("From the definition of the custom resource:");
  }
}

/** Shortens descriptions that run to several screens (FieldsV1, JSONSchemaProps) to their first paragraphs. */
function firstParagraphs(description: string): string {
  const limit = 1500;
  if (description.length <= limit) return description;
  const end = description.lastIndexOf("\n\n", limit);
  return `${description.slice(0, end > 0 ? end : limit)} …`;
}
