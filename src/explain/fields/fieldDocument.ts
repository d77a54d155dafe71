import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { offerDocumentation } from "../completion/offerDocumentation.ts";
import { escapeText } from "../escapeMarkdown.ts";
import type { Explainer } from "../explainer.ts";
import { explanationBody, explanationFacts, typeName } from "../explanationMarkdown.ts";
import type { FieldList } from "./fieldList.ts";
import type { FieldTarget } from "./fieldSearch.ts";

/** A page about a kind or a field, as Markdown. */
export interface FieldDocument {
  readonly title: string;
  readonly markdown: string;
  readonly target: FieldTarget;
}

/**
 * Writes the page about a kind or a field: the way to it, its explanation, and the fields in it. A path that ends in
 * the key of a map leads to the map. Returns undefined if the kind is unknown or has no such field.
 *
 * @param linkTo returns the URL of another field's page; it must have no character with a meaning in Markdown
 */
export async function fieldDocument(
  explainer: Explainer,
  target: FieldTarget,
  linkTo: (target: FieldTarget) => string,
): Promise<FieldDocument | undefined> {
  const { kind: type } = target;
  const { names, path } = await explainer.knownPath(type, target.names);
  const list = await explainer.listFields({ type, path });
  const explanation = await explainer.explain({ type, path: path.length === 0 ? ["kind"] : path });
  if (!list || !explanation) return undefined;
  const kind = { apiVersion: list.apiVersion, kind: list.kind };
  const at = (length: number): FieldTarget => ({ kind, names: names.slice(0, length) });
  const link = (text: string, to: FieldTarget): string => `[${escapeText(text)}](${linkTo(to)})`;
  const way = [kind.kind, ...names.slice(0, -1)].map((name, index) => link(name, at(index)));
  const title = names.at(-1) ?? kind.kind;
  const parts = [
    ...(names.length > 0 ? [way.join(" › ")] : []),
    `# ${escapeText(names.length > 0 ? names.join(".") : kind.kind)}`,
    names.length > 0 ? explanationFacts(explanation) : escapeText(kind.apiVersion),
    ...explanationBody(explanation),
    ...fields(list, (name) => link(name, { kind, names: [...names, name] })),
  ];
  return { title, markdown: parts.join("\n\n"), target: at(names.length) };
}

function fields(list: FieldList, linkTo: (name: string) => string): string[] {
  if (list.fields.length === 0) return [];
  const lines = [...list.fields]
    .sort((a, b) => Number(b.isRequired) - Number(a.isRequired))
    .map(({ name, isRequired, schema, written }) => {
      const facts = [inlineCode(typeName(schema)), ...(isRequired ? [t("required")] : [])].join(" · ");
      const { description = "" } = schema;
      const about = offerDocumentation({ written, description, source: list.source });
      return `- **${linkTo(name)}** · ${facts}${about === undefined ? "" : `  \n  ${about}`}`;
    });
  return [`## ${t("Fields")}`, lines.join("\n")];
}
