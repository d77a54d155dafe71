import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { parseLabelSelector } from "@kubernetes-workshop/kubernetes/resources/labelSelector";
import { selectorMessage } from "../../clusterTree/selectorMessage.ts";

/** Asks for a label selector; undefined if the user cancels, empty for no filter. */
export async function askSelector(
  current: string | undefined,
  recent: readonly string[],
): Promise<string | undefined> {
  const syntax = t("Use the syntax of kubectl get -l: app=web, tier!=cache, env in (dev,test), !old");
  const used = recent.length > 0 ? t("Recently used: {0}", recent.join(" · ")) : undefined;
  return vscode.window.showInputBox({
    title: t("Filter pods and workloads by label"),
    prompt: [syntax, used].filter((part) => part).join(" — "),
    placeHolder: [...recent, "app=web"][0] ?? "",
    ...(current !== undefined && { value: current }),
    validateInput: (text) => {
      const { error } = parseLabelSelector(text);
      return error && selectorMessage(error);
    },
  });
}
