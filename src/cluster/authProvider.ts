import { t } from "@vscode/l10n";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { KubeconfigUser } from "./kubeconfigEntries.ts";

/**
 * Returns the name of a user's `auth-provider` if it must not be used; undefined if the user has none, or has `oidc`,
 * which runs no program. client-node still has `gcp` and `azure`, which run a command in a shell and block the
 * extension host until it ends, and a provider of its own that runs a program. client-go removed the first two in 1.26
 * and never had the third:
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
export function refusedAuthProvider(user: KubeconfigUser | null): string | undefined {
  const provider: unknown = user?.authProvider;
  if (provider === undefined || provider === null) return undefined;
  const name = textField(provider, "name") ?? "";
  const config = isRecord(provider) ? provider["config"] : undefined;
  const runsProgram = isRecord(config) && config["exec"];
  return name === "oidc" && !runsProgram ? undefined : name;
}

/** Explains to the user why a provider is refused, and what to use instead. */
export function explainRefusedAuthProvider(provider: string, user: string, kubeconfig: string): string {
  switch (provider) {
    case "gcp":
      return t(
        "The user {0} in the kubeconfig {1} signs in with the auth provider gcp, which kubectl 1.26 removed. Install gke-gcloud-auth-plugin, then run gcloud container clusters get-credentials.",
        user,
        kubeconfig,
      );
    case "azure":
      return t(
        "The user {0} in the kubeconfig {1} signs in with the auth provider azure, which kubectl 1.26 removed. Install kubelogin, then run kubelogin convert-kubeconfig.",
        user,
        kubeconfig,
      );
    default:
      return t(
        "The user {0} in the kubeconfig {1} signs in with the auth provider {2}, which is not supported. Use a credential plugin (exec) instead.",
        user,
        kubeconfig,
        provider,
      );
  }
}
