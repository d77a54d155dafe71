import { t } from "@vscode/l10n";
import { formatFieldPath } from "../manifests/fieldPath.ts";
import type { Explanation } from "./explainer.ts";
import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** Formats an explanation as Markdown: a summary line, our text, the API's description, and a link. */
export function explanationMarkdown(explanation: Explanation): string {
  const { schema, written, source, page } = explanation;
  const parts = [headline(explanation)];
  if (written) parts.push(written);
  const values = allowedValues(schema);
  if (values) parts.push(values);
  const described = schema.description && escapeMarkdown(firstParagraphs(schema.description));
  if (described) parts.push(written ? `---\n\n${described}` : described);
  const title = source === "eksctl" ? t("eksctl documentation") : t("Kubernetes documentation");
  parts.push(`[${title}](${page})`);
  return parts.join("\n\n");
}

function headline({ kind, apiVersion, path, schema, type, required }: Explanation): string {
  const facts = [`\`${typeName(type)}\``];
  if (required) facts.push(t("required"));
  if (schema.default !== undefined) facts.push(t("default {0}", `\`${String(schema.default)}\``));
  // Map keys are free text, so Markdown characters are escaped.
  const name = formatFieldPath(path).replace(/[!-,:-@[-`{-~]/g, "\\$&");
  return `**${name}** · ${facts.join(" · ")}  \n${kind} · ${apiVersion}`;
}

/** Names a type for people: `integer`, `list of Container`, `map of string to Quantity`. */
export function typeName(type: FieldType): string {
  if (type.items) return t("list of {0}", typeName(type.items));
  if (type.values) return t("map of string to {0}", typeName(type.values));
  if (type.ref) return type.ref.slice(type.ref.lastIndexOf(".") + 1);
  if (type.format === "date-time" || type.format === "byte")
    return `${type.type ?? "string"} (${type.format})`;
  return type.type ?? t("any value");
}

function allowedValues(type: FieldType): string | undefined {
  const values = Object.entries(type.enum ?? type.items?.enum ?? {});
  if (values.length === 0) return undefined;
  const lines = values.map(([value, text]) => {
    const code = value ? `\`${value}\`` : '`""`';
    return text ? `- ${code} — ${escapeMarkdown(text)}` : `- ${code}`;
  });
  return `${t("Allowed values:")}\n\n${lines.join("\n")}`;
}

/** Shortens descriptions that run to several screens (FieldsV1, JSONSchemaProps) to their first paragraphs. */
function firstParagraphs(description: string): string {
  const limit = 1500;
  if (description.length <= limit) return description;
  const end = description.lastIndexOf("\n\n", limit);
  return `${description.slice(0, end > 0 ? end : limit)} …`;
}

/**
 * Escapes an API description, which is plain text with some Markdown: keeps code in backticks and indented
 * paragraphs, and escapes the rest. A `_` inside a word has no meaning in Markdown and may be part of a URL.
 */
function escapeMarkdown(text: string): string {
  const paragraphs = text.split(/(\n{2,})/).map((paragraph) => {
    if (/^(?:(?:\t| {4}).*(?:\n|$))+$/.test(paragraph)) return paragraph;
    return paragraph.replace(
      /(`[^`\n]*`)|[<*\\[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g,
      (special, code: string | undefined) => code ?? `\\${special}`,
    );
  });
  return paragraphs.join("");
}
