/** Why an image could not be had, as far as the runtime's words tell. */
export type PullFault = "notFound" | "unauthorized" | "unreachable" | "rateLimited" | "badName" | "unknown";

const faults: readonly (readonly [RegExp, PullFault])[] = [
  [/toomanyrequests|rate limit/i, "rateLimited"],
  // Registries answer the same to an image that is not there and to one that the asker may not see.
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
