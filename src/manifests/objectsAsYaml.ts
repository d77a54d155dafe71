import { stringify } from "yaml";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/** Writes objects as one YAML file in the usual field order of manifests: apiVersion and kind first. */
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
