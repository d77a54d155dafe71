import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { readTable, type ServerTable } from "../print/table.ts";
import { ShellError } from "../shellError.ts";
import type { ResourceType } from "../types/resourceType.ts";
import type { VerbContext } from "../verb.ts";
import type { FlagValues } from "../words/flag.ts";
import { listPath, pathOf } from "./objectPaths.ts";
import { continueOf, pageSize, selectorsOf } from "./readObjects.ts";

type Reading = Pick<VerbContext, "cluster" | "signal">;

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables */
const tableAccept = "application/json;as=Table;v=v1;g=meta.k8s.io";

/**
 * The table of one object.
 * @throws {RequestError}
 */
export async function tableOf(
  { cluster, signal }: Reading,
  type: ResourceType,
  name: string,
  namespace: string | undefined,
): Promise<ServerTable> {
  return asTable(await cluster.session.objects.get(pathOf(type, name, namespace), {}, signal, tableAccept));
}

/**
 * The tables of a type's objects, page by page.
 * @throws {RequestError}
 */
export async function* tablePages(
  { cluster, signal }: Reading,
  type: ResourceType,
  namespace: string | undefined,
  flags: FlagValues,
): AsyncGenerator<ServerTable, void, undefined> {
  let next: string | undefined;
  do {
    const query = { ...selectorsOf(flags), limit: pageSize, continue: next };
    const answer = await cluster.session.objects.get(listPath(type, namespace), query, signal, tableAccept);
    yield asTable(answer);
    next = continueOf(answer);
  } while (next !== undefined);
}

/**
 * The table of now, and one for each change until the signal comes.
 *
 * @param name undefined for all
 * @throws {RequestError}
 */
export async function* watchTable(
  { cluster, signal }: Reading,
  type: ResourceType,
  name: string | undefined,
  namespace: string | undefined,
  flags: FlagValues,
): AsyncGenerator<ServerTable, void, undefined> {
  const { objects } = cluster.session;
  const path = listPath(type, namespace);
  const query =
    name === undefined
      ? selectorsOf(flags)
      : { fieldSelector: `metadata.name=${name}`, labelSelector: undefined };
  if (name !== undefined) yield await tableOf({ cluster, signal }, type, name, namespace);
  const answer = await objects.get(path, query, signal, tableAccept);
  if (name === undefined) yield asTable(answer);
  const resourceVersion = isRecord(answer) ? textField(answer["metadata"], "resourceVersion") : undefined;
  // The server ends each watch at some time; kubectl's ends with it.
  for await (const { type: event, object } of objects.watch(
    path,
    { ...query, resourceVersion },
    signal,
    tableAccept,
  )) {
    if (event === "ERROR") return;
    if (event !== "BOOKMARK") yield asTable(object);
  }
}

function asTable(answer: unknown): ServerTable {
  const table = readTable(answer);
  if (!table) throw new ShellError("error: the server does not print this kind as a table");
  return table;
}
