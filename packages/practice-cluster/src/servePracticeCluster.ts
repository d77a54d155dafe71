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

/** How a cluster is reached and known; a later start with the same keeps every kubeconfig valid. */
export interface ClusterIdentity extends Certificate {
  readonly token: string;
  /** How often the cluster was started; so that no `resourceVersion` comes twice. */
  readonly starts: number;
}

export interface ServeOptions {
  readonly log: Logger;
  /** Reads a file below `schemas/`. */
  readonly readSchema: ReadSchemaFile;
  /** Where what users made is kept; without it, each start is a new cluster. */
  readonly storageFile?: string;
  /** Where a kubeconfig for the cluster goes. */
  readonly kubeconfigPath?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** By default one is made. */
  readonly identity?: ClusterIdentity;
  /** What is not to be put back, and who hears of the start. */
  readonly storage?: Pick<ClusterStorageOptions, "empty" | "setAside" | "onSetAside" | "onProgress">;
  /** Hears of every request that is let in. */
  readonly onRequest?: (request: ServedRequest) => void;
}

/** A running practice cluster. Its address and token stay the same until it is stopped. */
export interface ServedCluster {
  readonly server: string;
  readonly token: string;
  /** The certificate that the server shows. */
  readonly caPem: string;
  readonly kubeconfigPath: string | undefined;
  readonly port: number;
  readonly identity: ClusterIdentity;
  stop(): Promise<void>;
  stopNode(name: string): Promise<void>;
  startNode(name: string): Promise<void>;
}

/**
 * Starts the simulated cluster behind its HTTP API on 127.0.0.1. Fails with code `ELOCKED` where another process
 * has the folder of the storage file, and with `EADDRINUSE` where the port is taken.
 */
export async function servePracticeCluster(options: ServeOptions): Promise<ServedCluster> {
  const { log, readSchema, storageFile, kubeconfigPath, onRequest } = options;
  // Two clusters that write one file would lose what the other has acknowledged.
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
