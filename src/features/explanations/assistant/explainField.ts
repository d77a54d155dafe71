import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { formatFieldPath } from "../../../manifests/fieldPath.ts";
import type { Explanations } from "../hover/hoverAt.ts";

/** A field that a model asks about. */
export interface AskedOfField {
  readonly apiVersion?: string | undefined;
  readonly kind: string;
  readonly path?: string | undefined;
}

/** Most fields below one that are listed by name. */
const mostFields = 100;

/**
 * Returns what the hover says of a field, with the names of the fields below it. Of a field that does not exist, says
 * which ones there are.
 */
export async function explainField(
  { apiVersion, kind, path = "" }: AskedOfField,
  { explainer, explanationMarkdown }: Explanations,
): Promise<string> {
  const { writtenPath } = await import("../../../explain/index.ts");
  const type = { apiVersion, kind };
  const root = await explainer.rootOf(type);
  const name = [kind, apiVersion].filter((each) => each !== undefined).join(" · ");
  if (!root) return t("Nothing is known of {0}.", inlineCode(name));
  const asked = await writtenPath(root.definition, path, (each) => explainer.definition(each));
  const explanation = await explainer.explain({ type, path: asked.length === 0 ? ["kind"] : asked });
  if (explanation) {
    const below = await namesBelow(asked);
    return [explanationMarkdown(explanation), ...below].join("\n\n");
  }
  const parent = asked.slice(0, -1);
  const no = t("There is no field {0} in {1}.", inlineCode(formatFieldPath(asked)), inlineCode(name));
  return [no, ...(await namesBelow(parent))].join("\n\n");

  async function namesBelow(at: typeof asked): Promise<string[]> {
    const names = (await explainer.listFields({ type, path: at }))?.fields.map((field) => field.name) ?? [];
    if (names.length === 0) return [];
    const listed = names.slice(0, mostFields).map(inlineCode).join(", ");
    return [t("Fields: {0}", names.length > mostFields ? `${listed}, …` : listed)];
  }
}
