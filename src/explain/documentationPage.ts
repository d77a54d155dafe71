const reference = "https://kubernetes.io/docs/reference/kubernetes-api";

/**
 * The page of the API reference that tells about a field: of the kind, at the heading of the definition that
 * declares the field where the page has one; shared definitions have pages of their own.
 *
 * @param root short name of the kind's definition, `apps.v1.Deployment`
 * @param owner short name of the definition that declares the field, `apps.v1.DeploymentSpec`
 */
export function documentationPage(root: string, owner: string): string {
  const [group = "", version = "", kind = ""] = root.replace(/List$/, "").split(".");
  const [ownerGroup = "", ownerVersion = "", name = ""] = owner.split(".");
  if (ownerGroup === "meta")
    return `${reference}/definitions/${kebabCase(name)}-${ownerVersion}-meta/#${name}`;
  if (ownerGroup === "core" && podDefinitions.test(name)) return `${reference}/core/pod-v1/#${name}`;
  const anchor = ownerGroup === group && name.startsWith(kind) ? `#${name}` : "";
  return `${reference}/${group}/${kebabCase(kind)}-${version}/${anchor}`;
}

/** Definitions of pods stand on the Pod's page, whatever kind has the pod template. */
const podDefinitions = /^(?:Pod|PodSpec|PodStatus|Container|ContainerPort|Probe|EnvVar|Volume|VolumeMount)$/;

/** `IPAddress` → `ip-address`, `CSIDriver` → `csi-driver`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}
