import { unwatchFile, watchFile } from "node:fs";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";

/** The time between two looks at a file, in milliseconds. */
const lookEveryMs = 5000;

/**
 * Looks at kubeconfig files until disposed, and calls back when one has changed. Looks, because editors and tools replace
 * files, and folders on a network do not report that.
 */
export function watchKubeconfig(
  files: readonly string[],
  changed: () => void,
  intervalMs = lookEveryMs,
): Disposable {
  for (const file of files) watchFile(file, { interval: intervalMs, persistent: false }, changed);
  return {
    dispose: () => {
      for (const file of files) unwatchFile(file, changed);
    },
  };
}
