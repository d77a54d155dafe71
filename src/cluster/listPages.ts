import { mostListed } from "./answerLimits.ts";
import type { ClusterConnection, Query } from "./connection.ts";
import { errorOfLongList, notKubernetes, RequestError } from "./requestError.ts";

/**
 * A page of a list.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 */
export interface ApiList<T> {
  readonly items: readonly T[] | null;
  readonly metadata?: {
    readonly resourceVersion?: string;
    readonly continue?: string;
    /** Objects in further pages, if the server counts them. */
    readonly remainingItemCount?: number;
  };
}

/** Objects per page; API servers return large lists faster in pages. */
const pageSize = 500;

/** The least that a page counts as, in objects, so that a list of empty pages ends too. */
const leastCounted = 100;

/** How to read pages. */
export interface PageOptions {
  /** The objects in the first page, which is soon there if they are few. */
  readonly firstPage?: number | undefined;
  /** Names of fields whose arrays are read as empty. */
  readonly unwanted?: readonly string[] | undefined;
  /** The media type to ask for, such as that of a list of metadata. */
  readonly accept?: string | undefined;
}

/**
 * Yields the pages of a list to its end. If a page is too large, smaller ones are requested: the sizes of objects
 * differ widely.
 *
 * @param query its `limit` limits a page
 * @param most the most objects that the list may have
 * @throws {RequestError}
 */
export async function* listPages<T>(
  connection: ClusterConnection,
  path: string,
  query: Query,
  signal?: AbortSignal,
  most = mostListed,
  { firstPage = pageSize, unwanted, accept }: PageOptions = {},
): AsyncGenerator<ApiList<T>, void, undefined> {
  let largest = Math.min(pageSize, typeof query["limit"] === "number" ? query["limit"] : pageSize);
  let limit = Math.min(largest, firstPage);
  let counted = 0;
  let next: string | undefined;
  for (;;) {
    const asked = { ...query, limit, continue: next };
    let page: ApiList<T>;
    try {
      page = asList<T>(await connection.get(path, asked, signal, accept, unwanted), connection.server);
    } catch (error) {
      if (!(error instanceof RequestError) || error.failure !== "tooLarge" || limit === 1) throw error;
      largest = limit = Math.ceil(limit / 8);
      continue;
    }
    limit = largest;
    counted += Math.max(leastCounted, page.items?.length ?? 0);
    next = page.metadata?.continue;
    if (counted > most && next) throw errorOfLongList(connection.server, path, most);
    yield page;
    if (!next) return;
  }
}

/** Checks that an answer is a list: a proxy or another program may also answer with JSON. */
function asList<T>(answer: unknown, server: string): ApiList<T> {
  const isList =
    typeof answer === "object" &&
    answer !== null &&
    "items" in answer &&
    (Array.isArray(answer.items) || answer.items === null);
  if (!isList) throw notKubernetes(server);
  return answer as ApiList<T>;
}
