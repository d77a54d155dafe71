import type { Cluster } from "@ngrok/webernetes";

/** What webernetes' informers take for the word to list again. */
const gone = "etcdserver: mvcc: required revision has been compacted";

/**
 * Lets informers of webernetes begin again where etcd has thrown away the revision from which they wanted to watch. Its
 * reads say that in the words of etcd; its watches say "Watcher canceled: ", which an informer takes for its end.
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
      // The first to listen: those who come later hear the words that they know.
      watcher.on("error", (error: Error & { readonly code?: unknown }) => {
        if (error.code === "errCompacted") error.message = gone;
      });
      return watcher;
    };
    return builder;
  };
}
