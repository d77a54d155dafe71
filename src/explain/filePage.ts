import type { KindOrigin } from "./custom/customKind.ts";

const kustomize: KindOrigin = {
  project: "Kustomize",
  page: "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/",
};

/** Kind of a file → its page, and the project whose documentation it belongs to, if that is not Kubernetes. */
const pages: ReadonlyMap<string, Partial<KindOrigin>> = new Map<string, Partial<KindOrigin>>([
  ["Kustomization", kustomize],
  [
    "Component",
    { ...kustomize, page: "https://kubectl.docs.kubernetes.io/guides/config_management/components/" },
  ],
  ["Chart", { project: "Helm", page: "https://helm.sh/docs/topics/charts/#the-chartyaml-file" }],
  ["Config", { page: "https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/" }],
  ["List", { page: "https://kubernetes.io/docs/reference/using-api/api-concepts/#collections" }],
]);

/** Returns the documentation of a kind of file in `schemas/files`. */
export function filePage(kind: string): Partial<KindOrigin> | undefined {
  return pages.get(kind);
}
