/** Why an image pull failed, as far as the runtime's message tells. */
export type PullFault = "notFound" | "unauthorized" | "unreachable" | "rateLimited" | "badName" | "unknown";

const faults: readonly (readonly [RegExp, PullFault])[] = [
  [/toomanyrequests|rate limit/i, "rateLimited"],
  // Registries respond alike to a missing image and to one that the client may not access.
  [/repository does not exist|pull access denied|not found|manifest unknown|name unknown/i, "notFound"],
  [/unauthorized|authentication required|no basic auth|denied|forbidden/i, "unauthorized"],
  [/no such host|dial tcp|timeout|connection refused|unreachable|TLS handshake|x509/i, "unreachable"],
  [/InvalidImageName|invalid reference format|couldn't parse image/i, "badName"],
];

/**
 * Reads a message of the container runtime about a failed pull.
 * https://kubernetes.io/docs/concepts/containers/images/#imagepullbackoff
 */
export function pullFault(message: string): PullFault {
  return faults.find(([pattern]) => pattern.test(message))?.[1] ?? "unknown";
}
