import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { ClusterConnection, Query } from "./connection.ts";

const accept = "application/json;as=Table;v=v1;g=meta.k8s.io";

/** Rows per page: a row without its object has 200 bytes. */
const pageSize = 2000;

/**
 * Yields the pages of a list as tables without the objects. A page at a time, because that bounds the memory.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
 *
 * @throws {RequestError}
 */
export async function* tablePages(
  connection: ClusterConnection,
  path: string,
  query: Query,
  signal: AbortSignal,
): AsyncGenerator<unknown, void, undefined> {
  let next: string | undefined;
  do {
    const asked = { ...query, includeObject: "None", limit: pageSize, continue: next };
    const page = await connection.get(path, asked, signal, accept);
    yield page;
    next = (isRecord(page) && textField(page["metadata"], "continue")) || undefined;
  } while (next !== undefined);
}
