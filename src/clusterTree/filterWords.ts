import { t } from "@vscode/l10n";
import { isFiltering, type TreeFilter } from "./treeFilter.ts";

/** Says what a filter shows: `app=web · namespace shop`; undefined if it leaves nothing out. */
export function filterWords(filter: TreeFilter): string | undefined {
  if (!isFiltering(filter)) return undefined;
  const { labels, namespace, text, onlyProblems = false } = filter;
  return [
    onlyProblems && t("only problems"),
    labels,
    text !== undefined && t("name contains {0}", text),
    namespace !== undefined && t("namespace {0}", namespace),
  ]
    .filter((part) => part)
    .join(" · ");
}

/**
 * Says which filter is on and, where that is known, how many rows it hides; undefined if none is on. The server does not
 * count what it leaves out.
 */
export function filterMessage(filter: TreeFilter, hidden: number): string | undefined {
  const words = filterWords(filter);
  if (words === undefined || hidden === 0) return words && t("Filter: {0}", words);
  return hidden === 1
    ? t("Filter: {0} (1 row hidden)", words)
    : t("Filter: {0} ({1} rows hidden)", words, hidden);
}
