/** The parts of an image name, with what the runtime fills in. */
export interface ImageReference {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string | undefined;
}

const defaultRegistry = "docker.io";
const pattern = /^(?<name>[^@]+?)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;

/**
 * Reads an image name as containerd does: without a registry it is Docker Hub, without an owner there it is
 * `library`, without a tag it is `latest`.
 * https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export function parseImageReference(image: string): ImageReference | undefined {
  const { name, tag = "latest", digest } = pattern.exec(image)?.groups ?? {};
  if (name === undefined) return undefined;
  const [first = "", ...rest] = name.split("/");
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const registry = hasRegistry ? first.replace(/^index\.docker\.io$/, defaultRegistry) : defaultRegistry;
  const path = hasRegistry ? rest.join("/") : name;
  const repository = registry === defaultRegistry && !path.includes("/") ? `library/${path}` : path;
  if (!/^[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/.test(repository)) return undefined;
  return { registry, repository, tag, digest };
}

/** The full name without tag or digest: `docker.io/library/nginx`. */
export function fullName(reference: ImageReference): string {
  return `${reference.registry}/${reference.repository}`;
}

/** The name that people write: `nginx` for `docker.io/library/nginx`. */
export function familiarName(name: string): string {
  return name.replace(/^docker\.io\/(library\/)?/, "");
}

/** The full name with tag and digest, as the runtime prints it. */
export function canonicalName(reference: ImageReference): string {
  const digest = reference.digest === undefined ? "" : `@${reference.digest}`;
  return `${fullName(reference)}:${reference.tag}${digest}`;
}
