import type { V1Volume } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { Description } from "./description.ts";
import { describeFields } from "./fields.ts";

type Volume = FromApi<V1Volume>;

/** The volumes of a pod or of its template. (kubectl `describeVolumes`) https://kubernetes.io/docs/concepts/storage/volumes/ */
export function describeVolumes(into: Description, volumes: readonly Volume[] = [], indent = ""): void {
  into.line(0, `${indent}Volumes:${volumes.length === 0 ? "\t<none>" : ""}`);
  for (const volume of volumes) {
    into.line(1, `${indent === "" ? "" : " "}${volume.name ?? ""}:`);
    describeSource(into, volume);
  }
}

function describeSource(into: Description, volume: Volume): void {
  const { hostPath, emptyDir, secret, configMap, persistentVolumeClaim, projected, downwardAPI } = volume;
  const fields = (
    type: string,
    ...values: readonly (readonly [string, string | boolean | undefined])[]
  ): void => {
    into.field(2, "Type", type);
    for (const [name, value = ""] of values) into.field(2, name, value);
  };
  if (hostPath)
    fields(
      "HostPath (bare host directory volume)",
      ["Path", hostPath.path],
      ["HostPathType", hostPath.type ?? "<none>"],
    );
  else if (emptyDir)
    fields(
      "EmptyDir (a temporary directory that shares a pod's lifetime)",
      ["Medium", emptyDir.medium],
      ["SizeLimit", emptyDir.sizeLimit ?? "<unset>"],
    );
  else if (secret)
    fields(
      "Secret (a volume populated by a Secret)",
      ["SecretName", secret.secretName],
      ["Optional", secret.optional ?? false],
    );
  else if (configMap)
    fields(
      "ConfigMap (a volume populated by a ConfigMap)",
      ["Name", configMap.name],
      ["Optional", configMap.optional ?? false],
    );
  else if (persistentVolumeClaim)
    fields(
      "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
      ["ClaimName", persistentVolumeClaim.claimName],
      ["ReadOnly", persistentVolumeClaim.readOnly ?? false],
    );
  else if (projected) describeProjected(into, projected);
  else if (downwardAPI) {
    into.field(2, "Type", "DownwardAPI (a volume populated by information about the pod)");
    into.line(2, "Items:");
    for (const { fieldRef, resourceFieldRef, path = "" } of downwardAPI.items ?? [])
      into.line(3, `${fieldRef?.fieldPath ?? resourceFieldRef?.resource ?? ""} -> ${path}`);
  } else describeOther(into, volume);
}

function describeProjected(into: Description, { sources = [] }: NonNullable<Volume["projected"]>): void {
  into.field(2, "Type", "Projected (a volume that contains injected data from multiple sources)");
  for (const { secret, downwardAPI, configMap, serviceAccountToken } of sources)
    if (secret) {
      into.field(2, "SecretName", secret.name ?? "");
      into.field(2, "Optional", secret.optional ?? false);
    } else if (downwardAPI) into.field(2, "DownwardAPI", true);
    else if (configMap) {
      into.field(2, "ConfigMapName", configMap.name ?? "");
      into.field(2, "Optional", configMap.optional ?? false);
    } else if (serviceAccountToken)
      into.field(2, "TokenExpirationSeconds", serviceAccountToken.expirationSeconds ?? 0);
}

/** Kinds of volumes that no lesson has, by their fields. */
function describeOther(into: Description, volume: Volume): void {
  const [type, source] = Object.entries(volume).find(([name]) => name !== "name") ?? [];
  if (type === undefined) into.line(1, "<unknown>");
  else {
    into.field(2, "Type", type.charAt(0).toUpperCase() + type.slice(1));
    if (isRecord(source)) describeFields(into, 2, source);
  }
}
