/**
 * Whether an address is the API server endpoint of an Amazon EKS cluster, by its host name:
 * https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
 */
export function isEksEndpoint(server: string): boolean {
  if (!URL.canParse(server)) return false;
  const { hostname } = new URL(server);
  return /\.eks\.amazonaws\.com(?:\.cn)?$|\.eks\.[a-z0-9-]+\.api\.aws$|\.api\.amazonwebservices\.com\.cn$/.test(
    hostname,
  );
}
