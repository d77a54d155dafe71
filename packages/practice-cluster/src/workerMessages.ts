import type { KubectlRequest } from "./kubectlRequests.ts";
import type { ClusterIdentity } from "./servePracticeCluster.ts";
import type { SetAside } from "./storage/setAside.ts";

/**
 * What the thread of the practice cluster is told. Each request is answered once, under its id; a `ping` at once, the
 * others one after the other.
 */
export type WorkerRequest = { readonly id: number } & (
  | {
      readonly type: "start";
      /** The folder `schemas/` of the extension. */
      readonly schemaFolder: string;
      readonly storageFile?: string;
      readonly kubeconfigPath?: string;
      readonly port?: number;
      /** That of an earlier start. */
      readonly identity?: ClusterIdentity;
      /** Nothing of what was kept comes back, or is kept. */
      readonly empty?: boolean;
      /** So many of the objects that changed last are set aside. */
      readonly setAside?: number;
    }
  | { readonly type: "ping" }
  | { readonly type: "stop" }
  | { readonly type: "stopNode"; readonly name: string }
  | { readonly type: "startNode"; readonly name: string }
);

/**
 * What the thread says. `code` is that of Node: `EADDRINUSE` where the port is taken, `ELOCKED` where
 * another process has the storage. `kubectlSeen` comes by itself: with the first request of its kind that kubectl sends,
 * and with later ones once a second at most. So do `alive`, while much is read, and `setAside`, as soon as it is done.
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
