import { readFile } from "node:fs/promises";
import { get } from "node:https";

/** What is needed of the kubeconfig of the practice cluster, which is JSON. */
interface PracticeKubeconfig {
  readonly clusters: readonly [
    { readonly cluster: { readonly server: string; readonly "certificate-authority-data": string } },
  ];
  readonly users: readonly [{ readonly user: { readonly token: string } }];
}

/**
 * Whether the practice cluster of a kubeconfig answers: another window has started it then, and it is used here,
 * too. That two windows do not both start one is held by the lock on its storage.
 */
export async function isRunning(kubeconfigPath: string): Promise<boolean> {
  try {
    const kubeconfig = JSON.parse(await readFile(kubeconfigPath, "utf8")) as PracticeKubeconfig;
    const { cluster } = kubeconfig.clusters[0];
    const ca = Buffer.from(cluster["certificate-authority-data"], "base64");
    const headers = { authorization: `Bearer ${kubeconfig.users[0].user.token}` };
    return await new Promise<boolean>((resolve, reject) => {
      get(`${cluster.server}/readyz`, { ca, headers, timeout: 1000 }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      })
        .on("error", reject)
        .on("timeout", () => resolve(false));
    });
  } catch {
    // No kubeconfig yet, or one of a cluster that has ended.
    return false;
  }
}
