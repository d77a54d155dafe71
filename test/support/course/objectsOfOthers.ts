const image = "public.ecr.aws/nginx/nginx:1.29";

const containers = [{ name: "nginx", image }];

/**
 * Manifests of one object of each kind that the course asks for, all with this name, as somebody else may have them
 * in the cluster; for `kubectl apply`. All of it carries the label `team` with the name as its value.
 *
 * @param marks more labels, on the objects and on their pods
 */
export function objectsOfOthers(name: string, marks: Readonly<Record<string, string>> = {}): string {
  const labelsOf = (app: string): Record<string, string> => ({ ...marks, team: name, app: `${name}-${app}` });
  // No two controllers may want the same pods.
  const parts = (
    app: string,
    spec: object = {},
  ): { metadata: object; selector: object; template: object } => ({
    metadata: { name, labels: labelsOf(app) },
    selector: { matchLabels: { app: `${name}-${app}` } },
    template: { metadata: { labels: labelsOf(app) }, spec: { containers, ...spec } },
  });
  const deployment = parts("web");
  const daemonSet = parts("agent");
  const job = parts("once", { restartPolicy: "Never" });
  const ofApps = (kind: string, { metadata, ...spec }: ReturnType<typeof parts>, more = {}): object => ({
    apiVersion: "apps/v1",
    kind,
    metadata,
    spec: { ...spec, ...more },
  });
  return JSON.stringify({
    apiVersion: "v1",
    kind: "List",
    items: [
      { apiVersion: "v1", kind: "Pod", metadata: { name, labels: labelsOf("pod") }, spec: { containers } },
      ofApps("Deployment", deployment, { replicas: 3 }),
      ofApps("DaemonSet", daemonSet),
      { apiVersion: "batch/v1", kind: "Job", metadata: job.metadata, spec: { template: job.template } },
      {
        apiVersion: "v1",
        kind: "Service",
        metadata: deployment.metadata,
        spec: { selector: { app: `${name}-web` }, ports: [{ port: 80 }] },
      },
    ],
  });
}
