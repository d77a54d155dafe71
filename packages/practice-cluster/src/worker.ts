/** The entry point of the practice cluster's thread. `workerMessages.ts` defines its messages. */
import { schemaFilesIn } from "@kubernetes-workshop/kubernetes/schemas/schemaFilesIn";
import { parentPort } from "node:worker_threads";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { type ServedCluster, servePracticeCluster } from "./servePracticeCluster.ts";
import { kubectlRequests } from "./kubectlRequests.ts";
import { quickClone } from "./webernetes/quickClone.ts";
import { protoIsAName } from "./webernetes/protoIsAName.ts";
import type { WorkerAnswer, WorkerRequest } from "./workerMessages.ts";

const port = parentPort;
if (!port) throw new Error("This is the entry of a worker thread.");

protoIsAName();
globalThis.structuredClone = quickClone(structuredClone);

const answer = (message: WorkerAnswer): void => port.postMessage(message);
const logAt =
  (level: "debug" | "info" | "warn" | "error") =>
  (text: string | Error): void =>
    answer({ type: "log", level, text: text instanceof Error ? (text.stack ?? String(text)) : text });
const log: Logger = {
  debug: logAt("debug"),
  info: logAt("info"),
  warn: logAt("warn"),
  error: logAt("error"),
};

// A rejection without a handler comes from background work. Part of the simulation is out of date until its next
// change, as in a controller that retries, so the cluster keeps running. (An uncaught exception still ends the thread:
// it may have left state inconsistent.)
process.on("unhandledRejection", (reason) =>
  log.error(reason instanceof Error ? reason : `A promise was rejected: ${String(reason)}`),
);

let cluster: ServedCluster | undefined;

async function handle(request: WorkerRequest): Promise<void> {
  switch (request.type) {
    case "start": {
      const { schemaFolder, storageFile, kubeconfigPath, port: wanted, identity, empty, setAside } = request;
      cluster ??= await servePracticeCluster({
        log,
        readSchema: schemaFilesIn(schemaFolder),
        ...(storageFile === undefined ? {} : { storageFile }),
        ...(kubeconfigPath === undefined ? {} : { kubeconfigPath }),
        ...(wanted === undefined ? {} : { port: wanted }),
        ...(identity && { identity }),
        storage: {
          empty: empty === true,
          setAside: setAside ?? 0,
          onSetAside: (done) => answer({ type: "setAside", setAside: done }),
          onProgress: () => answer({ type: "alive" }),
        },
        onRequest: kubectlRequests(
          (seen) => answer({ type: "kubectlSeen", seen }),
          () => performance.now(),
        ),
      });
      const { server, token, caPem, kubeconfigPath: written, port: taken, identity: own } = cluster;
      answer({
        type: "ready",
        id: request.id,
        ...{ server, token, caPem, kubeconfigPath: written, port: taken, identity: own },
      });
      return;
    }
    case "stop":
      await cluster?.stop();
      cluster = undefined;
      break;
    case "ping":
      break;
    case "stopNode":
      await cluster?.stopNode(request.name);
      break;
    case "startNode":
      await cluster?.startNode(request.name);
      break;
  }
  answer({ type: "done", id: request.id });
  if (request.type === "stop") port?.close();
}

// Requests run one at a time: a stop during a start would find an incomplete cluster.
let last: Promise<void> = Promise.resolve();
port.on("message", (request: WorkerRequest) => {
  if (request.type === "ping") {
    answer({ type: "done", id: request.id });
    return;
  }
  last = last.then(() =>
    handle(request).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
      answer({ type: "failed", id: request.id, message, code });
    }),
  );
});
