import type { Cluster } from "@ngrok/webernetes";

/** A write to one key in a transaction. */
export interface Write {
  readonly key: string;
  /** The new value; undefined if the key is deleted. */
  readonly value: string | undefined;
}

interface Put {
  readonly key: string;
  readonly value?: Buffer;
  readonly ignoreValue: boolean;
}

interface Operation {
  readonly request_put?: Put;
  readonly request_delete_range?: object;
}

interface Transaction {
  readonly compare?: readonly object[];
  readonly success?: readonly Operation[];
  readonly failure?: readonly Operation[];
}

/** The private state of webernetes' etcd that this file uses. */
interface State {
  put(namespace: string, options: Put): unknown;
  delete(namespace: string, options: object): unknown;
  txn(request: Transaction): unknown;
  evaluateCompare(compare: object): boolean;
  collectDeleted(namespace: string, options: object): readonly { readonly key: string }[];
  revision: number;
}

/**
 * Calls a listener before each write to etcd. If the listener throws, nothing is written, no watch is notified, and the
 * writer gets the error.
 */
export function beforeWrites(cluster: Cluster, listener: (writes: readonly Write[]) => void): void {
  const state = stateOf(cluster);
  const put = state.put.bind(state);
  const remove = state.delete.bind(state);
  const txn = state.txn.bind(state);
  const puts = (namespace: string, { key, value, ignoreValue }: Put): Write[] =>
    ignoreValue ? [] : [{ key: `${namespace}${key}`, value: String(value ?? "") }];
  const deletes = (namespace: string, options: object): Write[] =>
    state.collectDeleted(namespace, options).map(({ key }) => ({ key, value: undefined }));
  state.put = (namespace, options) => {
    listener(puts(namespace, options));
    return put(namespace, options);
  };
  state.delete = (namespace, options) => {
    listener(deletes(namespace, options));
    return remove(namespace, options);
  };
  state.txn = (request) => {
    const { compare = [], success = [], failure = [] } = request;
    const holds = compare.every((each) => state.evaluateCompare(each));
    listener(
      (holds ? success : failure).flatMap(({ request_put, request_delete_range }) => [
        ...(request_put ? puts("", request_put) : []),
        ...(request_delete_range ? deletes("", request_delete_range) : []),
      ]),
    );
    return txn(request);
  };
}

/** Continues the revisions of etcd from a number, unless they have already reached it. */
export function continueRevisions(cluster: Cluster, revision: number): void {
  const state = stateOf(cluster);
  state.revision = Math.max(state.revision, revision);
}

function stateOf(cluster: Cluster): State {
  const state: unknown = Reflect.get(cluster.etcd, "stateRef");
  if (!isState(state))
    throw new Error("The etcd of webernetes is not as it was: it has no transactions inside.");
  return state;
}

function isState(value: unknown): value is State {
  return (
    typeof value === "object" &&
    value !== null &&
    "put" in value &&
    "delete" in value &&
    "txn" in value &&
    "evaluateCompare" in value &&
    "collectDeleted" in value &&
    "revision" in value
  );
}
