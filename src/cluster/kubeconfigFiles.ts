import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";

/** The sources of the paths of kubeconfig files. */
export interface KubeconfigPlaces {
  /** The user's setting: paths separated as in KUBECONFIG; empty if not set. */
  readonly setting: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home?: string;
}

/**
 * Returns the kubeconfig files in use, in order of precedence, by kubectl's rules: the setting, which takes the place
 * of `--kubeconfig`, or else the list in KUBECONFIG, or else `~/.kube/config`.
 * https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
export function kubeconfigFiles({ setting, env, home = homedir() }: KubeconfigPlaces): string[] {
  const list = setting.trim() || env["KUBECONFIG"]?.trim() || "";
  const files = list
    .split(delimiter)
    .map((file) => file.trim())
    .filter((file) => file)
    .map((file) => file.replace(/^~(?=$|[\\/])/, home))
    .map((file) => (isAbsolute(file) ? file : join(home, file)));
  return files.length > 0 ? [...new Set(files)] : [join(home, ".kube", "config")];
}
