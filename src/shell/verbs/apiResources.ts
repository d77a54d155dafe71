import { t } from "@vscode/l10n";
import { tabbed, tableTabs } from "../print/tabbed.ts";
import { byBytes } from "../print/goOrder.ts";
import type { ShellVerb } from "../verb.ts";
import { ShellError } from "../shellError.ts";
import { resourceName } from "@kubernetes-workshop/kubernetes/kinds/kindRow";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_api-resources/ */
export const apiResources: ShellVerb = {
  name: "api-resources",
  summary: () => t("List the kinds that the cluster knows, with their short names"),
  usage: ["kubectl api-resources [--namespaced=true|false] [--api-group=GROUP] [-o wide|name]"],
  flags: [
    { name: "namespaced", takes: "optional", bare: "true", values: ["true", "false"] },
    { name: "api-group", takes: "string" },
    { name: "output", short: "o", takes: "string", values: ["wide", "name"] },
    { name: "no-headers", takes: "bool" },
  ],
  completes: () => "none",
  run: ({ types, out }, { args, flags }) => {
    if (args.length > 0) throw new ShellError(`error: unexpected arguments: [${args.join(" ")}]`);
    const output = flags.text("output") ?? "";
    if (!["", "wide", "name"].includes(output))
      throw new ShellError(`error: --output ${output} is not available`);
    const wanted = flags.text("namespaced");
    const group = flags.text("api-group");
    const shown = types.all
      .filter(({ verbs }) => verbs.length > 0)
      .filter((type) => wanted === undefined || String(type.namespaced) === wanted)
      .filter((type) => group === undefined || type.group === group)
      .sort((a, b) => byBytes(a.group, b.group) || byBytes(a.plural, b.plural));
    if (output === "name") {
      out.write(shown.map((type) => `${resourceName(type)}\n`).join(""));
      return Promise.resolve();
    }
    const isWide = output === "wide";
    const rows = shown.map(({ plural, shortNames, apiVersion, namespaced, kind, verbs, categories }) => [
      ...[plural, shortNames.join(","), apiVersion, String(namespaced), kind],
      ...(isWide ? [verbs.join(","), categories.join(",")] : []),
    ]);
    const headers = ["NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"];
    if (!flags.isOn("no-headers")) rows.unshift(isWide ? [...headers, "VERBS", "CATEGORIES"] : headers);
    out.write(tabbed(rows.map((cells) => `${cells.join("\t")}\n`).join(""), tableTabs));
    return Promise.resolve();
  },
};
