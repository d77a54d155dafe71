import { stringify } from "yaml";

/** The contexts of the kubeconfig, each named after its user. */
export type ContextName = "admin" | "nobody" | "wrong-token";

/** The contents of a control plane's kubeconfig. */
export interface KubeconfigContent {
  readonly server: string;
  readonly caPem: string;
  readonly tokens: Readonly<Record<ContextName, string>>;
}

/** Builds a kubeconfig with a context for each user; `admin` is the current one. */
export function kubeconfigYaml({ server, caPem, tokens }: KubeconfigContent): string {
  const users = Object.entries(tokens);
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "admin" satisfies ContextName,
    clusters: [
      {
        name: "workshop",
        cluster: { server, "certificate-authority-data": Buffer.from(caPem).toString("base64") },
      },
    ],
    users: users.map(([name, token]) => ({ name, user: { token } })),
    contexts: users.map(([name]) => ({ name, context: { cluster: "workshop", user: name } })),
  });
}
