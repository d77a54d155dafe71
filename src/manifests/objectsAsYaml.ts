import { stringify } from "yaml";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/** Writes objects as one YAML file, each as people write manifests: what it is first, then its fields. */
export function objectsAsYaml(objects: readonly KubernetesObject[]): string {
  return objects
    .map(({ apiVersion, kind, metadata, ...rest }) =>
      stringify(
        { apiVersion, kind, metadata, ...rest },
        { lineWidth: 0, aliasDuplicateObjects: false, version: "1.1" },
      ),
    )
    .join("---\n");
}
