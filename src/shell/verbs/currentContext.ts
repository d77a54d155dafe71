import { t } from "@vscode/l10n";
import type { ShellVerb } from "../verb.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_current-context/ */
export const currentContext: ShellVerb = {
  name: "config current-context",
  summary: () => t("Show the context of the connected cluster"),
  usage: ["kubectl config current-context"],
  flags: [],
  completes: () => "none",
  run: ({ cluster, out }) => {
    out.write(`${cluster.session.kubeContext}\n`);
    return Promise.resolve();
  },
};
