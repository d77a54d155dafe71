/** What the thread of the practice cluster is told. Each request is answered once, under its id. */
export type WorkerRequest = { readonly id: number } & (
  | {
      readonly type: "start";
      /** The folder `schemas/` of the extension. */
      readonly schemaFolder: string;
      readonly storageFile?: string;
      readonly kubeconfigPath?: string;
      readonly port?: number;
    }
  | { readonly type: "stop" }
  | { readonly type: "reset" }
  | { readonly type: "stopNode"; readonly name: string }
  | { readonly type: "startNode"; readonly name: string }
);

/**
 * What the thread says. `code` is that of Node: `EADDRINUSE` where the port is taken, `ELOCKED` where
 * another process has the storage. `kubectlSeen` comes by
 * itself: with the first request of kubectl after a start, and with later ones once a second at most.
 */
export type WorkerAnswer =
  | {
      readonly type: "ready";
      readonly id: number;
      readonly server: string;
      readonly token: string;
      readonly caPem: string;
      readonly kubeconfigPath: string | undefined;
    }
  | { readonly type: "done"; readonly id: number }
  | {
      readonly type: "failed";
      readonly id: number;
      readonly message: string;
      readonly code: string | undefined;
    }
  | { readonly type: "kubectlSeen" }
  | { readonly type: "log"; readonly level: "debug" | "info" | "warn" | "error"; readonly text: string };
