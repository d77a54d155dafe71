import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { objectsAsYaml } from "../manifests/objectsAsYaml.ts";
import type { Lab } from "./lab.ts";

/** Returns the manifest of a lab's broken system: each object as the setup last applies it, with its namespace. */
export function labManifest({ setup }: Pick<Lab, "setup">): string {
  const objects = new Map<string, KubernetesObject>();
  for (const step of setup)
    if (step.does === "apply")
      for (const object of step.objects) {
        const { apiVersion, kind, metadata } = object;
        objects.set(JSON.stringify([apiVersion, kind, metadata.namespace, metadata.name]), object);
      }
  return objectsAsYaml([...objects.values()]);
}
