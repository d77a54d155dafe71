/**
 * The part of webernetes' in-memory etcd (`cluster.etcd`) that the API server uses. Its published types import modules
 * without extensions, which `NodeNext` resolves to `any`; this interface keeps type checking in place.
 */
export interface Etcd {
  get(key: string): { exec(): Promise<RangeResponse> };
  getAll(): { prefix(prefix: string): { exec(): Promise<RangeResponse> } };
  put: (key: string) => { value: (value: string) => EtcdOperation };
  delete(): { key(key: string): EtcdOperation };
  if(key: string, column: "Mod" | "Version", comparator: "==", value: number): EtcdTransaction;
  watch(): EtcdWatchBuilder;
  readonly kv: { compact(request: { revision: number }): Promise<unknown> };
}

interface EtcdOperation {
  op(): Promise<object>;
}

interface EtcdTransaction {
  then(...operations: EtcdOperation[]): {
    commit(): Promise<{ readonly succeeded: boolean; readonly header: EtcdHeader }>;
  };
}

interface EtcdHeader {
  readonly revision: string;
}

export interface EtcdKeyValue {
  readonly key: { toString(): string };
  readonly value: { readonly length: number; toString(): string };
  readonly mod_revision: string;
}

interface RangeResponse {
  readonly header: EtcdHeader;
  readonly kvs: readonly EtcdKeyValue[];
}

interface EtcdWatchBuilder {
  prefix(prefix: string): EtcdWatchBuilder;
  withPreviousKV(): EtcdWatchBuilder;
  startRevision(revision: string): EtcdWatchBuilder;
  watcher(): EtcdWatcher;
}

export interface EtcdWatcher {
  on(event: "put" | "delete", handler: (kv: EtcdKeyValue) => void): unknown;
  on(event: "connected", handler: () => void): unknown;
  on(event: "error", handler: (error: Error) => void): unknown;
  cancel(): Promise<void>;
}
