import { isRecord, textField } from "../base/record.ts";
import type { PodSummary } from "./podSummary.ts";
import { type Severity, wordSeverity } from "./severity.ts";

/** What a row of the table that `kubectl get pods -o wide` prints says of a pod. */
export interface PodRow {
  readonly summary: PodSummary;
  /** Whether the pod was created less than a minute ago. */
  readonly isYoung: boolean;
}

const columns = ["Name", "Ready", "Status", "Restarts", "Age", "IP", "Node"] as const;

/** Containers may take so long to start without a word, in seconds. */
const startSeconds = 60;

/**
 * Reads a table of pods of one namespace, which the server prints without the objects: a tenth of their size, and the
 * status is that of kubectl. Returns undefined if it is no such table.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
 */
export function podRows(table: unknown, namespace: string): PodRow[] | undefined {
  if (!isRecord(table) || !Array.isArray(table["columnDefinitions"])) return undefined;
  const names = table["columnDefinitions"].map((column: unknown) => textField(column, "name"));
  const [name, ready, status, restarts, age, ip, node] = columns.map((column) => names.indexOf(column));
  if (name === undefined || status === undefined || name < 0 || status < 0) return undefined;
  const rows: readonly unknown[] = Array.isArray(table["rows"]) ? table["rows"] : [];
  return rows.flatMap((row) => {
    const cells: readonly unknown[] = isRecord(row) && Array.isArray(row["cells"]) ? row["cells"] : [];
    const text = (column: number | undefined): string => {
      const cell = cells[column ?? -1];
      return typeof cell === "string" || typeof cell === "number" ? String(cell) : "";
    };
    if (text(name) === "") return [];
    const counts = /^(\d+)\/(\d+)$/.exec(text(ready));
    const [done, total] = [Number(counts?.[1] ?? 0), Number(counts?.[2] ?? 0)];
    const summary: PodSummary = {
      uid: `${namespace}/${text(name)}`,
      isRow: true,
      namespace,
      name: text(name),
      nodeName: known(text(node)),
      status: {
        text: text(status),
        ready: done,
        total,
        restarts: parseInt(text(restarts), 10) || 0,
        severity: severityOf(text(status), done === total),
      },
      problem: undefined,
      containers: [],
      ip: known(text(ip)),
      controllerUid: undefined,
      createdAt: undefined,
    };
    const seconds = /^(\d+)s$/.exec(text(age))?.[1];
    return [{ summary, isYoung: seconds !== undefined && Number(seconds) < startSeconds }];
  });
}

/**
 * Whether the row of a pod says that it isn't as it should be, with the patience of `podProblem`. A pod that is being
 * deleted may well be; only that it still is when it is looked for again shows that its deletion takes too long.
 *
 * @param wasTerminating whether it was being deleted when it was last looked for
 */
export function isTroubledRow({ summary, isYoung }: PodRow, wasTerminating: boolean): boolean {
  switch (summary.status.severity) {
    case "error":
    case "unknown":
      return true;
    case "warning":
    case "pending":
      return !isYoung;
    case "terminating":
      return wasTerminating;
    case "ok":
    case "done":
      return false;
  }
}

function severityOf(text: string, areAllReady: boolean): Severity {
  if (text === "Running") return areAllReady ? "ok" : "warning";
  return wordSeverity(text) ?? "warning";
}

/** kubectl prints `<none>` for what is not there. */
function known(text: string): string | undefined {
  return text === "" || text === "<none>" ? undefined : text;
}
