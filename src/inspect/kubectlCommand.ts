import { type ShellFamily, quotedWord } from "./quotedWord.ts";

/** An object as kubectl's command line names it. */
export interface KubectlObject {
  readonly kubeContext: string;
  /** The type, such as `deployment` or `certificates.cert-manager.io`. */
  readonly type: string;
  readonly name: string;
  /** Undefined for an object outside of namespaces. */
  readonly namespace: string | undefined;
}

/** What to do with an object. */
export type KubectlAction =
  | { readonly does: "yaml" | "describe" }
  | { readonly does: "logs"; readonly container?: string | undefined; readonly allPods?: boolean }
  | { readonly does: "exec"; readonly container?: string | undefined }
  | { readonly does: "portForward"; readonly local: number; readonly remote: number };

/** Returns the command line that does the same as the extension. https://kubernetes.io/docs/reference/kubectl/ */
export function kubectlCommand(
  { kubeContext, type, name, namespace }: KubectlObject,
  action: KubectlAction,
  family: ShellFamily,
): string {
  const place = ["--context", kubeContext, ...(namespace === undefined ? [] : ["-n", namespace])];
  const [before, after = []] = wordsOf(action, type === "pod" ? name : `${type}/${name}`, { type, name });
  return ["kubectl", ...before, ...place, ...after].map((word) => quotedWord(word, family)).join(" ");
}

/** The words before and behind the options that name the cluster. */
function wordsOf(
  action: KubectlAction,
  target: string,
  { type, name }: Pick<KubectlObject, "type" | "name">,
): readonly [before: readonly string[], after?: readonly string[]] {
  switch (action.does) {
    case "yaml":
      return [["get", type, name, "-o", "yaml"]];
    case "describe":
      return [["describe", type, name]];
    case "logs": {
      const all = action.allPods ? ["--all-pods", "--prefix"] : [];
      return [["logs", target, ...containerFlag(action.container), ...all, "-f"]];
    }
    case "exec":
      return [
        ["exec", "-it", target, ...containerFlag(action.container)],
        ["--", "sh"],
      ];
    case "portForward":
      return [["port-forward", `${type}/${name}`, `${action.local}:${action.remote}`]];
  }
}

function containerFlag(container: string | undefined): string[] {
  return container === undefined ? [] : ["-c", container];
}
