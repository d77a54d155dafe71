import { t } from "@vscode/l10n";
import type { FieldTarget } from "../../../explain/fields/fieldSearch.ts";
import type { ListedKind } from "../../../explain/fields/listedKind.ts";
import type {
  builtInKinds,
  Explainer,
  FieldSearch,
  firstSentence,
  plainText,
  typeName,
} from "../../../explain/index.ts";
import { fieldItem, type FieldItem, type FieldSummary } from "./fieldItem.ts";
import type { FieldSource } from "./fieldPicker.ts";

/** The code that the lines are made with. */
interface ExplainCode {
  readonly FieldSearch: typeof FieldSearch;
  readonly builtInKinds: typeof builtInKinds;
  readonly firstSentence: typeof firstSentence;
  readonly plainText: typeof plainText;
  readonly typeName: typeof typeName;
}

/**
 * Makes the lines of the picker.
 *
 * @param customKinds lists the kinds of custom resources, none twice; asked once
 */
export function fieldSource(
  explainer: Explainer,
  code: ExplainCode,
  customKinds: () => Promise<readonly ListedKind[]>,
): FieldSource {
  const search = new code.FieldSearch(({ apiVersion, kind }) => explainer.fieldPaths({ apiVersion, kind }));
  const listKinds = async (): Promise<readonly ListedKind[]> => [
    ...code.builtInKinds(await explainer.kindIndexes()),
    ...(await customKinds()),
  ];
  let listed: Promise<readonly ListedKind[]> | undefined;
  const kinds = (): Promise<readonly ListedKind[]> => (listed ??= listKinds());

  const sentenceOf = (written: string | undefined, description = ""): string | undefined => {
    const text =
      written === undefined ? code.firstSentence(description) : code.plainText(code.firstSentence(written));
    return text === "" ? undefined : text;
  };
  const summaryOf = async ({ kind, names }: FieldTarget): Promise<FieldSummary> => {
    if (kind.isRemote && names.length === 0) return { type: undefined, sentence: undefined, hasFields: true };
    const { path } = await explainer.knownPath(kind, names);
    const explanation = await explainer.explain({ type: kind, path: names.length === 0 ? ["kind"] : path });
    const list = await explainer.listFields({ type: kind, path });
    return {
      type: names.length === 0 || !explanation ? undefined : code.typeName(explanation.type),
      sentence: explanation && sentenceOf(explanation.written, explanation.schema.description),
      hasFields: (list?.fields.length ?? 0) > 0,
    };
  };

  return {
    below: async (target) => {
      if (!target) {
        const targets = (await kinds()).map((kind) => ({ kind, names: [] }));
        return Promise.all(targets.map(async (each) => fieldItem(each, await summaryOf(each), false)));
      }
      const own = fieldItem(target, await summaryOf(target), false);
      const { path } = await explainer.knownPath(target.kind, target.names);
      const list = await explainer.listFields({ type: target.kind, path });
      const fields = (list?.fields ?? []).map(async ({ name }) => {
        const field = { kind: target.kind, names: [...target.names, name] };
        return fieldItem(field, await summaryOf(field), false);
      });
      const first: FieldItem = {
        ...own,
        label: `$(book) ${t("Open Explanation")}`,
        description: [target.kind.kind, ...target.names].join("."),
        isEnd: true,
        alwaysShow: true,
        buttons: [],
      };
      return [first, ...(await Promise.all(fields))];
    },
    find: async (text) => {
      const targets = await search.find(text, await kinds());
      return Promise.all(targets.map(async (each) => fieldItem(each, await summaryOf(each), true)));
    },
  };
}
