import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { kindRows } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ListedKind } from "../../../explain/fields/listedKind.ts";
import type { ClusterSession } from "../../../session/clusterSession.ts";

/** The most groups that are asked for their kinds. */
const mostGroups = 50;

/**
 * Lists the kinds of the connected cluster that are not Kubernetes' own, in the version that the cluster prefers.
 * https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api
 */
export async function clusterKinds(reader: Pick<ClusterSession["objects"], "get">): Promise<ListedKind[]> {
  const ours = new Set(kindRows.map(({ group }) => group));
  const found = await reader.get("/apis");
  const groups = isRecord(found) && Array.isArray(found["groups"]) ? found["groups"] : [];
  const versions = groups
    .filter((group) => !ours.has(textField(group, "name") ?? ""))
    .map((group) => (isRecord(group) ? textField(group["preferredVersion"], "groupVersion") : undefined))
    // The name becomes part of an address.
    .filter((version) => version !== undefined && /^[a-z0-9.-]{1,253}\/v[a-z0-9]{1,63}$/.test(version))
    .slice(0, mostGroups);
  const kinds = await Promise.allSettled(
    versions.map(async (version = "") => kindsIn(version, await reader.get(`/apis/${version}`))),
  );
  return kinds.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
}

function kindsIn(apiVersion: string, answer: unknown): ListedKind[] {
  const resources = isRecord(answer) && Array.isArray(answer["resources"]) ? answer["resources"] : [];
  return resources.flatMap((resource: unknown) => {
    const [plural, kind] = [textField(resource, "name"), textField(resource, "kind")];
    // A slash is in the names of subresources, such as `widgets/status`.
    if (!isRecord(resource) || plural === undefined || kind === undefined || plural.includes("/")) return [];
    const short: readonly unknown[] = Array.isArray(resource["shortNames"]) ? resource["shortNames"] : [];
    const names = [plural, kind.toLowerCase(), ...short.filter((name) => typeof name === "string")];
    return [{ apiVersion, kind, names, isRemote: true }];
  });
}
