import { servedKinds } from "../kinds/servedKinds.ts";
import { timestamp } from "../api/apiObject.ts";
import type { Etcd } from "../api/store/etcd.ts";
import { parseStored } from "../api/store/storedObject.ts";
import type { WatchCache } from "../api/store/watchCache.ts";

/** What is done to the objects of a kind, by the start of their keys. */
const rulesOfKeys = servedKinds.flatMap(({ storage, rules: { writtenByWebernetes: admit } }) =>
  admit ? [{ prefix: `/registry/${storage}/`, admit }] : [],
);

/**
 * webernetes' own controllers write pods and replica sets past the rules of this API. What the API server would
 * have done is done to them here, on their way into etcd: a pod's defaults and first status, and generations.
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
      // An update that leaves out when the object was created does not make it ageless.
      object.metadata.creationTimestamp ??= before?.metadata.creationTimestamp ?? timestamp(Date.now());
      own.admit(object, before, (node) => cache.get(`/registry/nodes/${node}`)?.metadata.labels ?? {});
      return value(JSON.stringify(object));
    };
    return builder;
  };
}
