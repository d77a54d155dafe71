import type { Cluster } from "@ngrok/webernetes";

/** The error message after which webernetes' informers list again. */
const gone = "etcdserver: mvcc: required revision has been compacted";

/**
 * Makes webernetes' informers restart after etcd has compacted the revision that they watch from. Reads report that
 * with etcd's message, but watches report "Watcher canceled: ", after which an informer stops for good.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export function repairWatches(cluster: Cluster): void {
  const { etcd } = cluster;
  const watch = etcd.watch.bind(etcd);
  etcd.watch = () => {
    const builder = watch();
    const make = builder.watcher.bind(builder);
    builder.watcher = () => {
      const watcher = make();
      // This listener is the first, so later listeners see the message that they recognize.
      watcher.on("error", (error: Error & { readonly code?: unknown }) => {
        if (error.code === "errCompacted") error.message = gone;
      });
      return watcher;
    };
    return builder;
  };
}
