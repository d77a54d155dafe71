import { t } from "@vscode/l10n";
import { isSystemNamespace } from "@kubernetes-workshop/kubernetes/resources/systemNamespace";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import type { AskedChange } from "../../session/plannedChange.ts";

/** Makes changes to the cluster's own objects need confirmation everywhere, and says what they are. */
export function carefully(
  session: ClusterSession,
  namespace: string | undefined,
): Pick<AskedChange, "isAlwaysAsked" | "notes"> {
  if (namespace === undefined || !isSystemNamespace(namespace)) return {};
  const notes = [t("It is part of the cluster itself, in namespace {0}.", namespace)];
  return {
    isAlwaysAsked: true,
    notes: isPractice(session) ? notes : [...notes, t("This is not the practice cluster.")],
  };
}
