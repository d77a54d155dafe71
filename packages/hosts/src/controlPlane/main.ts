// Starts a control plane with three nodes, for manual experiments: `KUBECONFIG=… kubectl get nodes`.
import { once } from "node:events";
import { workers } from "./node.ts";
import { startControlPlane } from "./start.ts";

const interrupted = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
const controlPlane = await startControlPlane({ name: "by-hand" });
try {
  await Promise.all(Object.entries(workers).map(([name, labels]) => controlPlane.createNode(name, labels)));
  console.log(controlPlane.kubeconfigPath);
  console.error("Contexts: admin, nobody, wrong-token. Ctrl-C stops it.");
  await interrupted;
} finally {
  await controlPlane.stop();
}
