import { type FieldPath, formatFieldPath } from "../manifests/fieldPath.ts";
import { namesSecret } from "@kubernetes-workshop/kubernetes/resources/withoutValues";

/**
 * Whether the cluster's value of a field is never shown: contents of Secrets and ConfigMaps, environment variables,
 * annotations, which may hold copies of whole objects, and fields with telling names.
 */
export function isPrivate(kind: string, path: FieldPath): boolean {
  const [first] = path;
  if (kind === "Secret" && first !== "metadata" && first !== "type") return true;
  if (first === "data" || first === "stringData" || first === "binaryData") return true;
  if (path.some((segment, index) => segment === "env" && typeof path[index + 1] === "number")) return true;
  if (path.includes("annotations")) return true;
  return (
    path.some((segment) => typeof segment === "string" && namesSecret(segment)) ||
    namesSecret(formatFieldPath(path))
  );
}
