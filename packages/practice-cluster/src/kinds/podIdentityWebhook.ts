import { objectAt, objectsAt } from "../api/json.ts";
import type { ApiObject } from "../objectApi.ts";

const roleAnnotation = "eks.amazonaws.com/role-arn";
const folder = "/var/run/secrets/eks.amazonaws.com/serviceaccount";
const volume = "aws-iam-token";

/**
 * Gives a new pod the IAM role of its ServiceAccount, as the webhook of every EKS cluster does. No token is issued.
 * https://github.com/aws/amazon-eks-pod-identity-webhook
 */
export function injectRole(pod: ApiObject, serviceAccount: ApiObject | undefined): void {
  const role = serviceAccount?.metadata.annotations?.[roleAnnotation];
  if (!role) return;
  const spec = objectAt(pod, "spec");
  const variables = { AWS_ROLE_ARN: role, AWS_WEB_IDENTITY_TOKEN_FILE: `${folder}/token` };
  for (const container of [...objectsAt(spec, "initContainers"), ...objectsAt(spec, "containers")]) {
    const env = objectsAt(container, "env");
    const added = Object.entries(variables)
      .filter(([name]) => !env.some((each) => each["name"] === name))
      .map(([name, value]) => ({ name, value }));
    container["env"] = [...env, ...added];
    const mounts = objectsAt(container, "volumeMounts");
    if (!mounts.some(({ name }) => name === volume))
      container["volumeMounts"] = [...mounts, { name: volume, mountPath: folder, readOnly: true }];
  }
  const volumes = objectsAt(spec, "volumes");
  if (volumes.some(({ name }) => name === volume)) return;
  const serviceAccountToken = { audience: "sts.amazonaws.com", expirationSeconds: 86_400, path: "token" };
  spec["volumes"] = [
    ...volumes,
    { name: volume, projected: { defaultMode: 420, sources: [{ serviceAccountToken }] } },
  ];
}
