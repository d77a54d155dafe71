import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Certificate, selfSignedCertificate } from "./api/http/selfSignedCertificate.ts";
import type { ServedRequest } from "./api/http/servedRequest.ts";
import { type ApiServer, startApiServer } from "./api/startApiServer.ts";
import { kubeconfigFor, writePrivately } from "./kubeconfig.ts";
import { type RunningSimulation, startSimulation } from "./simulation.ts";
import { ClusterStorage, type ClusterStorageOptions } from "./storage/clusterStorage.ts";
import { lockFolder } from "./storage/folderLock.ts";

/** The identity of a cluster. Kubeconfigs stay valid if a later start reuses it. */
export interface ClusterIdentity extends Certificate {
  readonly token: string;
  /** How often the cluster was started. It keeps each `resourceVersion` unique across starts. */
  readonly starts: number;
}

export interface ServeOptions {
  readonly log: Logger;
  /** Reads a file below `schemas/`. */
  readonly readSchema: ReadSchemaFile;
  /** The file that persists the objects that users created. Without it, each start is a new cluster. */
  readonly storageFile?: string;
  /** The file to write a kubeconfig to. */
  readonly kubeconfigPath?: string;
  /** The port to listen on. The default, 0, picks a free port. */
  readonly port?: number;
  /** The identity to reuse. By default, a new one is created. */
  readonly identity?: ClusterIdentity;
  /** Options for restoring stored objects: which to leave out, and callbacks for progress. */
  readonly storage?: Pick<ClusterStorageOptions, "empty" | "setAside" | "onSetAside" | "onProgress">;
  /** Called with every authorized request. */
  readonly onRequest?: (request: ServedRequest) => void;
}

/** A running practice cluster. Its address and token stay the same until it is stopped. */
export interface ServedCluster {
  readonly server: string;
  readonly token: string;
  /** The server's certificate in PEM format. */
  readonly caPem: string;
  readonly kubeconfigPath: string | undefined;
  readonly port: number;
  readonly identity: ClusterIdentity;
  stop(): Promise<void>;
  stopNode(name: string): Promise<void>;
  startNode(name: string): Promise<void>;
}

/**
 * Starts the simulated cluster and serves its API over HTTPS on 127.0.0.1. Fails with code `ELOCKED` if another process
 * uses the folder of the storage file, and with `EADDRINUSE` if the port is in use.
 */
export async function servePracticeCluster(options: ServeOptions): Promise<ServedCluster> {
  const { log, readSchema, storageFile, kubeconfigPath, onRequest } = options;
  // If two clusters wrote to one file, each would lose changes that the other acknowledged.
  const lock = storageFile === undefined ? undefined : await lockFolder(dirname(storageFile));
  const { token, certPem, keyPem, starts } = options.identity ?? {
    token: randomBytes(24).toString("base64url"),
    ...selfSignedCertificate(),
    starts: 0,
  };
  let storage: ClusterStorage | undefined;
  let simulation: RunningSimulation | undefined;
  let apiServer: ApiServer;
  try {
    if (storageFile !== undefined)
      storage = new ClusterStorage(storageFile, log, {
        ...options.storage,
        startsBefore: starts,
        claim: () => lock?.claim(),
      });
    simulation = await startSimulation({ log, readSchema, storage });
    apiServer = await startApiServer({
      objectApi: simulation.api,
      processes: simulation.processes,
      token,
      port: options.port ?? 0,
      certificate: { certPem, keyPem },
      ...(onRequest && { onRequest }),
    });
  } catch (error) {
    await simulation?.stop();
    storage?.close();
    await lock?.release();
    throw error;
  }
  const running = simulation;
  const { port } = apiServer;
  const server = `https://127.0.0.1:${port}`;
  if (kubeconfigPath !== undefined)
    await writePrivately(kubeconfigPath, kubeconfigFor({ server, token, caPem: certPem })).catch(
      (error: unknown) => log.warn(`${kubeconfigPath} cannot be written: ${asError(error).message}`),
    );
  return {
    server,
    token,
    caPem: certPem,
    kubeconfigPath,
    port,
    identity: { token, certPem, keyPem, starts: storage?.starts ?? starts + 1 },
    stop: async () => {
      await apiServer.close();
      await running.stop();
      storage?.close();
      await lock?.release();
    },
    stopNode: (name) => running.nodes.stopNode(name),
    startNode: (name) => running.nodes.startNode(name),
  };
}
