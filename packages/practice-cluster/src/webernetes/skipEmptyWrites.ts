import type { Cluster } from "@ngrok/webernetes";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { jsonEqual } from "../api/json.ts";
import { without } from "../without.ts";

interface KeyValue {
  readonly value: Buffer;
  readonly mod_revision: string;
}

interface Header {
  readonly revision: string;
}

interface Transaction {
  readonly compare?: readonly { readonly target: string; readonly mod_revision?: number | string }[];
  readonly success?: readonly { readonly request_put?: { readonly key: string; readonly value?: Buffer } }[];
}

interface TransactionResult {
  readonly header: Header;
  readonly succeeded: boolean;
  readonly responses: readonly object[];
}

/** The private state of webernetes' etcd that this file uses. */
interface State {
  range(namespace: string, options: object): { readonly kvs: readonly KeyValue[] };
  header(): Header;
  txn(request: Transaction): TransactionResult;
}

/**
 * Skips updates that change nothing, as the API server does before it writes to etcd. Kubelets write the status of each
 * pod every ten seconds, and every watch would receive an event.
 */
export function skipEmptyWrites(cluster: Cluster): void {
  const state: unknown = Reflect.get(cluster.etcd, "stateRef");
  if (!isState(state))
    throw new Error("The etcd of webernetes is not as it was: it has no transactions inside.");
  const txn = state.txn.bind(state);
  state.txn = (request) => unchanged(state, request) ?? txn(request);
}

function unchanged(state: State, { compare = [], success = [] }: Transaction): TransactionResult | undefined {
  const [condition] = compare;
  const put = success[0]?.request_put;
  if (compare.length !== 1 || success.length !== 1 || condition?.target !== "Mod" || !put?.value)
    return undefined;
  const everything = {
    rangeEnd: "",
    limit: 1,
    sortTarget: "Key",
    sortOrder: "None",
    keysOnly: false,
    countOnly: false,
  };
  const [current] = state.range("", { ...everything, key: put.key }).kvs;
  if (!current || Number(condition.mod_revision) !== Number(current.mod_revision)) return undefined;
  if (!current.value.equals(put.value) && !differInVersionOnly(current.value, put.value)) return undefined;
  const header = { ...state.header(), revision: current.mod_revision };
  return { header, succeeded: true, responses: [{ response_put: { header } }] };
}

/** How many digits a resource version may grow by in one write. */
const moreDigits = 3;

/** Whether two values differ only in the resource version, which some clients of webernetes store as they read it. */
function differInVersionOnly(before: Buffer, after: Buffer): boolean {
  if (Math.abs(before.length - after.length) > moreDigits) return false;
  const [one, other] = [before, after].map((value) => withoutVersion(String(value)));
  return jsonEqual(one, other);
}

function withoutVersion(text: string): unknown {
  const object: unknown = JSON.parse(text);
  if (!isRecord(object) || !isRecord(object["metadata"])) return object;
  return { ...object, metadata: without(object["metadata"], "resourceVersion") };
}

function isState(value: unknown): value is State {
  return (
    typeof value === "object" && value !== null && "txn" in value && "range" in value && "header" in value
  );
}
