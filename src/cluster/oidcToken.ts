import { t } from "@vscode/l10n";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { KubeconfigUser } from "./kubeconfigEntries.ts";

/** The time before its expiry at which a token counts as expired, in milliseconds. */
const marginMs = 5000;

/**
 * Checks that the OpenID Connect token of a user is still valid. It is not renewed here: a provider may accept a refresh
 * token only once, so the new one has to go into the kubeconfig, which only kubectl may change.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#openid-connect-tokens
 *
 * @throws {Error} if it has expired; the message tells the user to run kubectl
 */
export function assertOidcTokenIsValid(user: KubeconfigUser | null): void {
  const provider: unknown = user?.authProvider;
  const config = isRecord(provider) && provider["name"] === "oidc" ? provider["config"] : undefined;
  const token = textField(config, "id-token");
  if (token === undefined) return;
  const expiresAt = expiryOf(token);
  if (expiresAt !== undefined && expiresAt - marginMs <= Date.now())
    throw new Error(
      t(
        "the OpenID Connect token in the kubeconfig has expired. Run kubectl get nodes in a terminal, which renews it, then try again.",
      ),
    );
}

/** Returns the expiry of a JSON Web Token, in milliseconds since 1970. */
function expiryOf(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    const seconds = isRecord(claims) ? claims["exp"] : undefined;
    return typeof seconds === "number" ? seconds * 1000 : undefined;
  } catch {
    return undefined;
  }
}
