import type { Cluster } from "@ngrok/webernetes";

/** What a transaction does to one key. */
export interface Write {
  readonly key: string;
  /** Undefined where the key goes. */
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

/** The inside of the etcd of webernetes, as far as it is needed here. */
interface State {
  put(namespace: string, options: Put): unknown;
  delete(namespace: string, options: object): unknown;
  txn(request: Transaction): unknown;
  evaluateCompare(compare: object): boolean;
  collectDeleted(namespace: string, options: object): readonly { readonly key: string }[];
  revision: number;
}

/**
 * Tells of what is about to be written to etcd. Where the listener throws, nothing is written and nobody hears of it
 * but the writer, to whom it is thrown.
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

/** Lets the revisions of etcd go on from a number, unless they are there already. */
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
