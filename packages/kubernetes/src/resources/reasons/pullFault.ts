/** Why an image pull failed, as far as the runtime's message tells. */
export type PullFault =
  | "notFound"
  /** The repository exists, or may exist, but has no such tag or digest. */
  | "noTag"
  | "unauthorized"
  | "unreachable"
  | "rateLimited"
  | "badName"
  /** There is no build for the node's operating system and processor. */
  | "noPlatform"
  | "neverPulled"
  | "noSpace"
  | "unknown";

const faults: readonly (readonly [RegExp, PullFault])[] = [
  [/toomanyrequests|rate limit|429 Too Many/i, "rateLimited"],
  [/ErrImageNeverPull|not present with pull policy of Never/, "neverPulled"],
  [
    /no match for platform|no matching manifest|no image found in (?:image index|manifest list)/i,
    "noPlatform",
  ],
  [/no space left on device/i, "noSpace"],
  [/no such host|dial tcp|i\/o timeout|connection refused|TLS handshake|server misbehaving/i, "unreachable"],
  // Registries respond alike to a missing repository and to one that the client may not access.
  [/repository does not exist|pull access denied|name unknown|repository \S+ not found/i, "notFound"],
  [/InvalidImageName|invalid reference format|couldn't parse image/i, "badName"],
  [/not found|manifest unknown|no such manifest/i, "noTag"],
  [/unauthorized|authentication required|no basic auth|denied|forbidden|authoriz/i, "unauthorized"],
  [/timeout|deadline exceeded|unreachable|x509|certificate|RegistryUnavailable/i, "unreachable"],
];

/**
 * Reads a message of the kubelet or the container runtime about a failed pull. The messages are those of containerd
 * and CRI-O; since Kubernetes 1.32, the message between two attempts repeats the one of the last attempt.
 * https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff
 */
export function pullFault(message: string): PullFault {
  return faults.find(([pattern]) => pattern.test(message))?.[1] ?? "unknown";
}
