import type { ObjectType } from "./fieldAt.ts";

const kustomize = "kustomize.config.k8s.io";

/**
 * Completes the type of an object by the name of its file: a `Chart.yaml` has no kind, and a `kustomization.yaml` may
 * leave out its type.
 *
 * @param path of the file, with slashes of either kind
 */
export function typeOfFile(path: string, type: ObjectType): ObjectType {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  if (name === "Chart.yaml" && type.kind === undefined)
    return { apiVersion: type.apiVersion ?? "v2", kind: "Chart" };
  // https://kubectl.docs.kubernetes.io/references/kustomize/glossary/#kustomization
  if (!["kustomization.yaml", "kustomization.yml", "Kustomization"].includes(name)) return type;
  const { kind = "Kustomization" } = type;
  const versions = new Map([
    ["Kustomization", `${kustomize}/v1beta1`],
    ["Component", `${kustomize}/v1alpha1`],
  ]);
  return { apiVersion: type.apiVersion ?? versions.get(kind), kind };
}
