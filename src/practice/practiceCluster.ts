import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import type { Logger } from "../base/logger.ts";
import type { ReadSchemaFile } from "../explain/fieldData.ts";
import { selfSignedCertificate } from "./api/http/selfSignedCertificate.ts";
import { type ApiServer, startApiServer } from "./api/startApiServer.ts";
import { kubeconfigFor, writePrivately } from "./kubeconfig.ts";
import { type RunningSimulation, startSimulation } from "./simulation.ts";
import { ClusterStorage } from "./storage/clusterStorage.ts";
import { lockFolder } from "./storage/folderLock.ts";

export interface PracticeClusterOptions {
  readonly log: Logger;
  /** Reads a file below `schemas/`. */
  readonly readSchema: ReadSchemaFile;
  /** Where what users made is kept; without it, each start is a new cluster. */
  readonly storageFile?: string;
  /** Where a kubeconfig for the cluster goes. */
  readonly kubeconfigPath?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Hears the `User-Agent` of every request that is let in. */
  readonly onClient?: (userAgent: string | undefined) => void;
}

/** A running practice cluster. Its address and token stay the same until it is stopped. */
export interface PracticeCluster {
  readonly server: string;
  readonly token: string;
  /** The certificate that the server shows. */
  readonly caPem: string;
  readonly kubeconfigPath: string | undefined;
  stop(): Promise<void>;
  /** Makes it a new, empty cluster. */
  reset(): Promise<void>;
  stopNode(name: string): Promise<void>;
  startNode(name: string): Promise<void>;
}

/**
 * Starts the simulated cluster behind its HTTP API on 127.0.0.1. Fails with code `ELOCKED` where another process
 * has the folder of the storage file, and with `EADDRINUSE` where the port is taken.
 */
export async function startPracticeCluster(options: PracticeClusterOptions): Promise<PracticeCluster> {
  const { log, readSchema, storageFile, kubeconfigPath, onClient } = options;
  // Two clusters that write one file would lose what the other has acknowledged.
  const lock = storageFile === undefined ? undefined : await lockFolder(dirname(storageFile));
  const storage = storageFile === undefined ? undefined : new ClusterStorage(storageFile, log);
  const token = randomBytes(24).toString("base64url");
  const certificate = selfSignedCertificate();
  let port = options.port ?? 0;
  let running: { simulation: RunningSimulation; server: ApiServer };

  const start = async (): Promise<void> => {
    const simulation = await startSimulation({ log, readSchema, storage });
    const { api: objectApi, processes } = simulation;
    try {
      const server = await startApiServer({
        objectApi,
        processes,
        token,
        port,
        certificate,
        ...(onClient && { onClient }),
      });
      port = server.port;
      running = { simulation, server };
    } catch (error) {
      await simulation.stop();
      throw error;
    }
  };
  const end = async (): Promise<void> => {
    await running.server.close();
    await running.simulation.stop();
  };

  await start().catch((error: unknown) => {
    storage?.close();
    void lock?.release();
    throw error;
  });
  const caPem = certificate.certPem;
  const server = `https://127.0.0.1:${port}`;
  if (kubeconfigPath !== undefined)
    await writePrivately(kubeconfigPath, kubeconfigFor({ server, token, caPem }));
  return {
    server,
    token,
    caPem,
    kubeconfigPath,
    stop: async () => {
      await end();
      storage?.close();
      await lock?.release();
    },
    reset: async () => {
      await end();
      storage?.clear();
      await start();
    },
    stopNode: (name) => running.simulation.nodes.stopNode(name),
    startNode: (name) => running.simulation.nodes.startNode(name),
  };
}
