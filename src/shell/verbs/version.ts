import { t } from "@vscode/l10n";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { ShellVerb } from "../verb.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_version/ */
export const version: ShellVerb = {
  name: "version",
  summary: () => t("Show the version of the API server"),
  usage: ["kubectl version"],
  flags: [{ name: "client", takes: "bool" }],
  completes: () => "none",
  run: async ({ cluster, signal, out }, { flags }) => {
    out.write(`${t("Client Version: none (this is Workshop Shell, not kubectl)")}\n`);
    if (flags.isOn("client")) return;
    const answer = await cluster.session.objects.get("/version", {}, signal);
    out.write(`Server Version: ${textField(answer, "gitVersion") ?? ""}\n`);
  },
};
