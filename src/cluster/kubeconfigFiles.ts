import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";

/** Where to look for kubeconfig files. */
export interface KubeconfigPlaces {
  /** The user's setting: paths in the form of KUBECONFIG; empty for none. */
  readonly setting: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home?: string;
}

/**
 * The kubeconfig files in use, first one first, by the rules of kubectl: the setting stands for `--kubeconfig`,
 * then the list in KUBECONFIG, then `~/.kube/config`.
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
