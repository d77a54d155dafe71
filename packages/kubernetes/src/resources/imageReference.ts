/** The parts of an image name, including the runtime's defaults. */
export interface ImageReference {
  readonly registry: string;
  readonly repository: string;
  /** `latest` if the name has neither tag nor digest; undefined if it has only a digest. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** A parsed image name, or the error in Kubernetes' words. */
export type ImageReading =
  | { readonly reference: ImageReference; readonly error?: undefined }
  | { readonly reference?: undefined; readonly error: string };

const defaultRegistry = "docker.io";

// Adjacent parts of a pattern never match the same characters, which keeps backtracking short.
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
 * Parses an image name as the kubelet and containerd do. The registry defaults to Docker Hub, the owner there to
 * `library`, and the tag to `latest` if there is no digest.
 * https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export function readImageReference(image: string): ImageReading {
  const reading = readParts(image);
  return typeof reading === "string"
    ? { error: `couldn't parse image name "${image}": ${reading}` }
    : { reference: reading };
}

/** Parses an image name like {@link readImageReference}, but returns undefined instead of an error. */
export function parseImageReference(image: string): ImageReference | undefined {
  return readImageReference(image).reference;
}

/** Applies the rules of https://github.com/distribution/reference, and returns its error messages. */
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

/** Finds where tag and digest begin in a name that may be invalid. The colon of a port precedes a slash. */
function partsOf(image: string): { tagAt: number | undefined; digestAt: number | undefined } {
  const at = image.indexOf("@");
  const name = at < 0 ? image : image.slice(0, at);
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(0, slash));
  // Text with a colon before the first slash is a registry.
  const colon = name.indexOf(":", first.includes(":") ? slash : 0);
  return { tagAt: colon < 0 ? undefined : colon + 1, digestAt: at < 0 ? undefined : at + 1 };
}

/** Returns the range of the tag, for replacing it; empty and at the end if there is no tag. */
export function rangeOfTag(image: string): [start: number, end: number] {
  const { tagAt, digestAt } = partsOf(image);
  const end = digestAt === undefined ? image.length : digestAt - 1;
  return [tagAt ?? end, end];
}

/** Returns the full name without tag or digest: `docker.io/library/nginx`. */
export function fullName(reference: ImageReference): string {
  return `${reference.registry}/${reference.repository}`;
}

/** Returns the short name that people write: `nginx` for `docker.io/library/nginx`. */
export function familiarName(name: string): string {
  return name.replace(/^docker\.io\/(library\/)?/, "");
}

/** Returns the full name with tag and digest, as the runtime prints it. */
export function canonicalName(reference: ImageReference): string {
  const { tag, digest } = reference;
  return `${fullName(reference)}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
}
