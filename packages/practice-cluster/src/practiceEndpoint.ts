/**
 * Whether an address can be that of the practice cluster's API server, which listens on this machine alone. Real
 * clusters (kind, minikube) can have such an address, too: it is a condition, no proof.
 */
export function isPracticeEndpoint(server: string): boolean {
  return /^https:\/\/127\.0\.0\.1:\d{1,5}$/.test(server);
}
