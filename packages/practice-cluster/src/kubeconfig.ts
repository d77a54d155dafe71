import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** What a client needs to connect to the practice cluster. */
export interface ClusterAccess {
  readonly server: string;
  readonly token: string;
  readonly caPem: string;
}

/** A kubeconfig with a bearer token, as JSON, which is valid YAML. https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/ */
export function kubeconfigFor({ server, token, caPem }: ClusterAccess): string {
  const name = "practice";
  const kubeconfig = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      { name, cluster: { server, "certificate-authority-data": Buffer.from(caPem).toString("base64") } },
    ],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name, namespace: "default" } }],
    "current-context": name,
  };
  return `${JSON.stringify(kubeconfig, undefined, 2)}\n`;
}

/** Atomically writes a file that only its owner can read. */
export async function writePrivately(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const whole = `${file}.new`;
  await writeFile(whole, text, { mode: 0o600 });
  await rename(whole, file);
}
