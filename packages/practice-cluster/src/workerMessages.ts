import type { KubectlRequest } from "./kubectlRequests.ts";
import type { ClusterIdentity } from "./servePracticeCluster.ts";
import type { SetAside } from "./storage/setAside.ts";

/**
 * A request to the practice cluster's thread. Each request gets one answer with its id. A `ping` is answered at once,
 * the other requests run one at a time.
 */
export type WorkerRequest = { readonly id: number } & (
  | {
      readonly type: "start";
      /** The folder that holds the generated schemas. */
      readonly schemaFolder: string;
      readonly storageFile?: string;
      readonly kubeconfigPath?: string;
      readonly port?: number;
      /** The identity of an earlier start. */
      readonly identity?: ClusterIdentity;
      /** Starts without the stored objects, and discards them. */
      readonly empty?: boolean;
      /** How many of the most recently changed objects to set aside. */
      readonly setAside?: number;
    }
  | { readonly type: "ping" }
  | { readonly type: "stop" }
  | { readonly type: "stopNode"; readonly name: string }
  | { readonly type: "startNode"; readonly name: string }
);

/**
 * A message from the practice cluster's thread. `code` is the code of a Node error: `EADDRINUSE` if the port is in use,
 * `ELOCKED` if another process uses the storage. Some messages answer no request: `kubectlSeen` reports the first
 * request of each kind from kubectl, and later ones at most once a second; `alive` arrives while stored objects are
 * read; `setAside` arrives as soon as objects have been set aside.
 */
export type WorkerAnswer =
  | {
      readonly type: "ready";
      readonly id: number;
      readonly server: string;
      readonly token: string;
      readonly caPem: string;
      readonly kubeconfigPath: string | undefined;
      readonly port: number;
      readonly identity: ClusterIdentity;
    }
  | { readonly type: "done"; readonly id: number }
  | {
      readonly type: "failed";
      readonly id: number;
      readonly message: string;
      readonly code: string | undefined;
    }
  | { readonly type: "kubectlSeen"; readonly seen: KubectlRequest }
  | { readonly type: "alive" }
  | { readonly type: "setAside"; readonly setAside: SetAside }
  | { readonly type: "log"; readonly level: "debug" | "info" | "warn" | "error"; readonly text: string };
