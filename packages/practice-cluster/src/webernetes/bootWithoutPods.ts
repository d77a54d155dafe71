import type { Cluster } from "@ngrok/webernetes";

/** Boots a cluster without the pods of webernetes' control plane, which the practice cluster replaces with its own. */
export async function bootWithoutPods(cluster: Cluster): Promise<void> {
  const { corev1 } = cluster.api;
  const createPod = corev1.createNamespacedPod.bind(corev1);
  corev1.createNamespacedPod = ({ body }) => Promise.resolve(body);
  await cluster.init();
  corev1.createNamespacedPod = createPod;
}
