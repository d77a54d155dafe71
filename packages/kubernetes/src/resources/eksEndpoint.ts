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

/** What is known of an Amazon EKS cluster without asking AWS. */
export interface EksCluster {
  /** The name of the cluster; undefined if the context does not contain it. */
  readonly name: string | undefined;
  readonly region: string | undefined;
  /** The number of the AWS account. */
  readonly account: string | undefined;
}

/**
 * Returns what the address of an API server and the name of a context say of an Amazon EKS cluster; undefined for
 * another cluster. `aws eks update-kubeconfig` names a context by the cluster's ARN, eksctl by the user, the cluster,
 * and the region: https://docs.aws.amazon.com/eks/latest/userguide/create-kubeconfig.html
 */
export function eksCluster(server: string, context: string): EksCluster | undefined {
  if (!isEksEndpoint(server)) return undefined;
  const { hostname } = new URL(server);
  const arn = /^arn:aws[a-z-]*:eks:([a-z0-9-]+):(\d{12}):cluster\/([A-Za-z0-9_-]+)$/.exec(context);
  const eksctl = /@([A-Za-z0-9_-]+)\.([a-z0-9-]+)\.eksctl\.io$/.exec(context);
  const ofHost = /\.([a-z]{2,}(?:-[a-z]+)+-\d)\./.exec(hostname);
  return {
    name: arn?.[3] ?? eksctl?.[1],
    region: arn?.[1] ?? eksctl?.[2] ?? ofHost?.[1],
    account: arn?.[2],
  };
}
