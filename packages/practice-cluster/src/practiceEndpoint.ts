/**
 * Whether an address could belong to the practice cluster's API server, which only listens on this machine. This is
 * necessary but not sufficient: local clusters such as kind and minikube have such addresses, too.
 */
export function isPracticeEndpoint(server: string): boolean {
  return /^https:\/\/127\.0\.0\.1:\d{1,5}$/.test(server);
}
