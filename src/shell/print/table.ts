import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { escaped } from "./escaped.ts";
import { tabbed, tableTabs } from "./tabbed.ts";

/** A table as the API server prints it: https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables */
export interface ServerTable {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

interface Column {
  readonly name: string;
  readonly format: string;
  /** Above 0 it is shown by `-o wide` alone. */
  readonly priority: number;
}

interface Row {
  readonly cells: readonly unknown[];
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, unknown>>;
}

/** Reads a table; undefined where it is none, as from a server that prints none of this kind. */
export function readTable(answer: unknown): ServerTable | undefined {
  if (!isRecord(answer) || textField(answer, "kind") !== "Table") return undefined;
  const { columnDefinitions, rows } = answer;
  return {
    columns: listOf(columnDefinitions).map((column) => ({
      name: textField(column, "name") ?? "",
      format: textField(column, "format") ?? "",
      priority: isRecord(column) && typeof column["priority"] === "number" ? column["priority"] : 0,
    })),
    rows: listOf(rows).map(readRow),
  };
}

function readRow(row: unknown): Row {
  const { cells, object } = isRecord(row) ? row : {};
  const metadata = isRecord(object) && isRecord(object["metadata"]) ? object["metadata"] : {};
  return {
    cells: listOf(cells),
    name: textField(metadata, "name"),
    namespace: textField(metadata, "namespace"),
    labels: isRecord(metadata["labels"]) ? metadata["labels"] : {},
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** How tables of one kind are shown. */
export interface TableOptions {
  readonly isWide: boolean;
  readonly withHeaders: boolean;
  readonly withNamespace: boolean;
  /** Before each name, as where several kinds are listed: `pod`. */
  readonly prefix: string | undefined;
  /** Labels with a column of their own. */
  readonly labelColumns: readonly string[];
  readonly withLabels: boolean;
}

/** Prints the tables of one kind, page by page, with the headers once and the columns of all in line with the first ones. */
export class TablePrinter {
  private readonly options: TableOptions;
  private readonly widths: number[] = [];
  private columns: readonly Column[] = [];
  private hasHeaders = false;

  constructor(options: TableOptions) {
    this.options = options;
  }

  /** The lines of a table; an empty text where it has no rows. */
  print({ columns, rows }: ServerTable): string {
    // A watch leaves out what it has said before.
    if (columns.length > 0) this.columns = columns;
    if (rows.length === 0) return "";
    const lines = rows.map((row) => this.cellsOf(row));
    if (this.options.withHeaders && !this.hasHeaders) lines.unshift(this.headers());
    this.hasHeaders = true;
    return tabbed(lines.map((cells) => `${cells.join("\t")}\n`).join(""), tableTabs, this.widths);
  }

  private headers(): string[] {
    const { isWide, withNamespace, labelColumns, withLabels } = this.options;
    return [
      ...(withNamespace ? ["NAMESPACE"] : []),
      ...this.columns
        .filter(({ priority }) => isWide || priority === 0)
        .map(({ name }) => name.toUpperCase()),
      ...labelColumns.map((label) => (label.split("/").at(-1) ?? "").toUpperCase()),
      ...(withLabels ? ["LABELS"] : []),
    ];
  }

  private cellsOf({ cells, namespace, labels }: Row): string[] {
    const { isWide, withNamespace, labelColumns, withLabels, prefix } = this.options;
    const isName = this.columns.findIndex(({ format }) => format === "name");
    const shown = this.columns.flatMap(({ priority }, index) => {
      if (!isWide && priority !== 0) return [];
      const text = cellText(cells[index]);
      return [prefix !== undefined && index === isName ? `${prefix}/${text}` : text];
    });
    return [
      ...(withNamespace ? [namespace ?? ""] : []),
      ...shown,
      ...labelColumns.map((label) => cellText(ownField(labels, label))),
      ...(withLabels ? [labelsText(labels)] : []),
    ];
  }
}

function labelsText(labels: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${cellText(value)}`);
  return pairs.sort().join(",") || "<none>";
}

/** The first line of a cell, as kubectl shows it. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  const text = typeof cell === "string" ? cell : JSON.stringify(cell);
  const end = text.search(/[\f\n\r]/);
  return (end < 0 ? escaped(text) : `${escaped(text.slice(0, end))}...`).replaceAll("\t", " ");
}
