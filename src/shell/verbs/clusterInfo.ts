import { t } from "@vscode/l10n";
import type { ShellVerb } from "../verb.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_cluster-info/ */
export const clusterInfo: ShellVerb = {
  name: "cluster-info",
  summary: () => t("Show the address of the API server"),
  usage: ["kubectl cluster-info"],
  flags: [],
  completes: () => "none",
  run: ({ cluster, out }) => {
    out.write(`Kubernetes control plane is running at ${cluster.session.server}\n`);
    return Promise.resolve();
  },
};
