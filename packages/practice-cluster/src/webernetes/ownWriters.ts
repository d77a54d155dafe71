import { servedKinds } from "../kinds/servedKinds.ts";
import { timestamp } from "../api/apiObject.ts";
import type { Etcd } from "../api/store/etcd.ts";
import { parseStored } from "../api/store/storedObject.ts";
import type { WatchCache } from "../api/store/watchCache.ts";

/** The kinds' rules for objects that webernetes writes, with the key prefix of each kind. */
const rulesOfKeys = servedKinds.flatMap(({ storage, rules: { writtenByWebernetes: admit } }) =>
  admit ? [{ prefix: `/registry/${storage}/`, admit }] : [],
);

/**
 * Applies the API server's rules to objects that webernetes' controllers write directly to etcd: defaults and the
 * initial status of pods, and generations.
 */
export function admitOwnWriters(etcd: Etcd, cache: WatchCache): void {
  const put = etcd.put.bind(etcd);
  etcd.put = (key) => {
    const builder = put(key);
    const own = rulesOfKeys.find(({ prefix }) => key.startsWith(prefix));
    if (!own) return builder;
    const value = builder.value.bind(builder);
    builder.value = (text) => {
      const object = parseStored(text, "");
      if (!object) return value(text);
      const before = cache.get(key);
      delete object.metadata.resourceVersion;
      // An update without a creation timestamp keeps the previous one.
      object.metadata.creationTimestamp ??= before?.metadata.creationTimestamp ?? timestamp(Date.now());
      own.admit(object, before, (node) => cache.get(`/registry/nodes/${node}`)?.metadata.labels ?? {});
      return value(JSON.stringify(object));
    };
    return builder;
  };
}
