/** `npm run practice`: the practice cluster alone, until Ctrl-C. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stdout } from "node:process";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { quickClone } from "./nodes/quickClone.ts";
import { protoIsAName } from "./protoIsAName.ts";
import { startPracticeCluster } from "./practiceCluster.ts";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

protoIsAName();
globalThis.structuredClone = quickClone(structuredClone);

const silent = (): void => undefined;
const tell = (text: string | Error): void => void process.stderr.write(`${String(text)}\n`);
const log: Logger = {
  debug: process.env["PRACTICE_DEBUG"] ? tell : silent,
  info: silent,
  warn: tell,
  error: tell,
};

const folder = await mkdtemp(join(tmpdir(), "kubernetes-workshop-"));
const kubeconfigPath = join(folder, "kubeconfig");
const [storageFile] = process.argv.slice(2);
const cluster = await startPracticeCluster({
  log,
  readSchema: (path) => readFile(join(schemaFolder, path), "utf8").catch(() => undefined),
  kubeconfigPath,
  ...(storageFile === undefined ? {} : { storageFile }),
});
stdout.write(`The practice cluster answers on ${cluster.server}. In another terminal:\n\n`);
stdout.write(`  export KUBECONFIG=${kubeconfigPath}\n  kubectl get nodes\n\nCtrl-C ends it.\n`);

const stop = (): void => {
  void cluster
    .stop()
    .then(() => rm(folder, { recursive: true }))
    .finally(() => process.exit());
};
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
