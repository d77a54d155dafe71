/** The parts of an image name, with what the runtime fills in. */
export interface ImageReference {
  readonly registry: string;
  readonly repository: string;
  /** `latest` where neither a tag nor a digest is written; undefined where only a digest is. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** An image name that was read, or why it is none, in Kubernetes' words. */
export type ImageReading =
  | { readonly reference: ImageReference; readonly error?: undefined }
  | { readonly reference?: undefined; readonly error: string };

const defaultRegistry = "docker.io";

// No two parts of a pattern take the same characters in turn, so that none of them goes back far.
const domain =
  /^(?:[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*(?:\.[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*)*|\[[a-fA-F0-9:]+\])(?::\d+)?$/;
const path = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const digestLengths = new Map([
  ["sha256", 64],
  ["sha384", 96],
  ["sha512", 128],
]);
const longestRepository = 255;

/**
 * Reads an image name as the kubelet and containerd do: without a registry it is Docker Hub, without an owner there
 * it is `library`, without tag and digest it is `latest`.
 * https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export function readImageReference(image: string): ImageReading {
  const reading = readParts(image);
  return typeof reading === "string"
    ? { error: `couldn't parse image name "${image}": ${reading}` }
    : { reference: reading };
}

/** As {@link readImageReference}, where it does not matter why a name is none. */
export function parseImageReference(image: string): ImageReference | undefined {
  return readImageReference(image).reference;
}

/** The rules of https://github.com/distribution/reference, and what it says where they are broken. */
function readParts(image: string): ImageReference | string {
  const invalid = "invalid reference format";
  if (/^[a-f0-9]{64}$/.test(image))
    return `invalid repository name (${image}), cannot specify 64-byte hexadecimal strings`;
  const { tagAt, digestAt } = partsOf(image);
  const name = image.slice(0, (tagAt ?? digestAt ?? image.length + 1) - 1);
  const tag = tagAt === undefined ? undefined : image.slice(tagAt, digestAt && digestAt - 1);
  const digest = digestAt === undefined ? undefined : image.slice(digestAt);
  const { registry, repository } = splitRegistry(name);
  if (repository !== repository.toLowerCase())
    return `${invalid}: repository name (${repository}) must be lowercase`;
  const isName = path.test(repository) && (domain.test(registry) || path.test(`${registry}/${repository}`));
  if (!isName || (tag !== undefined && !tagPattern.test(tag))) return invalid;
  if (digest !== undefined && !digestPattern.test(digest)) return invalid;
  if (repository.length > longestRepository)
    return `repository name must not be more than ${longestRepository} characters`;
  const problem = digest === undefined ? undefined : problemOfDigest(digest);
  return (
    problem ?? { registry, repository, tag: tag ?? (digest === undefined ? "latest" : undefined), digest }
  );
}

function splitRegistry(name: string): { registry: string; repository: string } {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(0, slash));
  const isRegistry =
    slash >= 0 && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
  const registry = !isRegistry || first === "index.docker.io" ? defaultRegistry : first;
  const rest = isRegistry ? name.slice(slash + 1) : name;
  const repository = registry === defaultRegistry && !rest.includes("/") ? `library/${rest}` : rest;
  return { registry, repository };
}

function problemOfDigest(digest: string): string | undefined {
  const [algorithm = "", encoded = ""] = digest.split(":");
  const length = digestLengths.get(algorithm);
  if (length === undefined) return "unsupported digest algorithm";
  if (encoded.length !== length) return "invalid checksum digest length";
  return encoded === encoded.toLowerCase() ? undefined : "invalid checksum digest format";
}

/** Where tag and digest begin, in a name that may be wrong. The colon of a port comes before a slash. */
function partsOf(image: string): { tagAt: number | undefined; digestAt: number | undefined } {
  const at = image.indexOf("@");
  const name = at < 0 ? image : image.slice(0, at);
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(0, slash));
  // What has a slash behind it is a registry where it has a colon.
  const colon = name.indexOf(":", first.includes(":") ? slash : 0);
  return { tagAt: colon < 0 ? undefined : colon + 1, digestAt: at < 0 ? undefined : at + 1 };
}

/** From where to where the tag stands, for who wants to change it; at the end where there is none. */
export function rangeOfTag(image: string): [start: number, end: number] {
  const { tagAt, digestAt } = partsOf(image);
  const end = digestAt === undefined ? image.length : digestAt - 1;
  return [tagAt ?? end, end];
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
  const { tag, digest } = reference;
  return `${fullName(reference)}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
}
