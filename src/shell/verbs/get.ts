import { t } from "@vscode/l10n";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { ShellError } from "../shellError.ts";
import { objectList, readObject } from "../objects/readObjects.ts";
import { hidden, withoutSecretValues } from "../print/withoutSecretValues.ts";
import { asJson } from "../print/json.ts";
import { asYaml } from "../print/yaml.ts";
import { tablePages, tableOf, watchTable } from "../objects/readTables.ts";
import { TablePrinter } from "../print/table.ts";
import { TablesOfKinds } from "../print/tablesOfKinds.ts";
import { type ResourceType, typeName } from "../types/resourceType.ts";
import { readTargets, type Target } from "../types/targets.ts";
import { commonFlags, type ShellVerb, type VerbContext } from "../verb.ts";
import type { FlagValues } from "../words/flag.ts";
import type { ParsedWords } from "../words/parseFlags.ts";
import { eachOf, throwAll } from "./eachOf.ts";
import { ignoring } from "./ignoring.ts";
import { namespaceFor, namespaceOf } from "./namespaceOf.ts";

const formats = ["wide", "yaml", "json", "name"] as const;

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/ */
export const get: ShellVerb = {
  name: "get",
  summary: () => t("List objects, or show single ones"),
  usage: [
    "kubectl get TYPE[,TYPE] [NAME...] [-n NAMESPACE | -A] [-l SELECTOR] [-o wide|yaml|json|name] [-w]",
    "kubectl get TYPE/NAME...",
  ],
  flags: [
    commonFlags.namespace,
    commonFlags.allNamespaces,
    commonFlags.selector,
    commonFlags.fieldSelector,
    { name: "output", short: "o", takes: "string", values: formats },
    { name: "watch", short: "w", takes: "bool" },
    { name: "no-headers", takes: "bool" },
    { name: "show-labels", takes: "bool" },
    { name: "label-columns", short: "L", takes: "string" },
    { name: "ignore-not-found", takes: "bool" },
    { name: "show-managed-fields", takes: "bool" },
  ],
  run,
};

async function run(context: VerbContext, { args, flags }: ParsedWords): Promise<void> {
  if (args.length === 0) throw new ShellError(missingType);
  const targets = readTargets(args, context.types);
  const output = flags.text("output") ?? "";
  if (output !== "" && !formats.some((format) => format === output))
    throw new ShellError(
      `error: unable to match a printer suitable for the output format "${output}", allowed formats are: json,name,wide,yaml`,
    );
  const named = targets.some(({ names }) => names);
  if (named && flags.has("selector"))
    throw new ShellError("error: name cannot be provided when a selector is specified");
  if (named && flags.isOn("all-namespaces"))
    throw new ShellError("error: a resource cannot be retrieved by name across all namespaces");
  if (flags.isOn("watch")) return watch(context, targets, flags);
  if (output === "" || output === "wide") return printTables(context, targets, flags);
  return printObjects(context, targets, flags, output);
}

const missingType = `You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

error: Required resource not specified.
Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
See 'kubectl get -h' for help and examples`;

function printerFor(type: ResourceType, flags: FlagValues, withKind: boolean): TablePrinter {
  return new TablePrinter({
    isWide: flags.text("output") === "wide",
    withHeaders: !flags.isOn("no-headers"),
    withNamespace: flags.isOn("all-namespaces") && type.namespaced,
    prefix: withKind ? typeName(type) : undefined,
    labelColumns: flags.all("label-columns").flatMap((each) => each.split(",")),
    withLabels: flags.isOn("show-labels"),
  });
}

async function printTables(
  context: VerbContext,
  targets: readonly Target[],
  flags: FlagValues,
): Promise<void> {
  const { out } = context;
  const withKind = new Set(targets.map(({ type }) => typeName(type))).size > 1;
  const tables = new TablesOfKinds(
    (type) => printerFor(type, flags, withKind),
    (text) => out.write(text),
    !flags.isOn("no-headers"),
  );
  const failures = await eachOf(targets, async ({ type, names }) => {
    const namespace = namespaceFor(context, flags, type);
    tell(context, type, names ? "get" : "list");
    if (names)
      throwAll(
        await eachOf(names, async (name) => {
          const table = await ignoring(flags, tableOf(context, type, name, namespace));
          if (table) tables.print(type, table);
        }),
      );
    else for await (const page of tablePages(context, type, namespace, flags)) tables.print(type, page);
  });
  if (tables.isEmpty && failures.length === 0 && !flags.isOn("ignore-not-found"))
    out.write(nothingFound(context, targets, flags));
  throwAll(failures);
}

/** As kubectl says it, on the terminal beside what it prints. */
function nothingFound(context: VerbContext, targets: readonly Target[], flags: FlagValues): string {
  const isNamespaced = !flags.isOn("all-namespaces") && targets.every(({ type }) => type.namespaced);
  return isNamespaced
    ? `No resources found in ${namespaceOf(context, flags)} namespace.\n`
    : "No resources found\n";
}

async function printObjects(
  context: VerbContext,
  targets: readonly Target[],
  flags: FlagValues,
  format: string,
): Promise<void> {
  const found: { readonly type: ResourceType; readonly object: KubernetesObject }[] = [];
  const failures = await eachOf(targets, async ({ type, names }) => {
    const namespace = namespaceFor(context, flags, type);
    tell(context, type, names ? "get" : "list");
    if (names)
      throwAll(
        await eachOf(names, async (name) => {
          const object = await ignoring(flags, readObject(context, type, name, namespace));
          if (object) found.push({ type, object });
        }),
      );
    else
      for await (const objects of objectList(context, type, namespace, flags))
        if (format === "name") context.out.write(objects.map((object) => nameLine(type, object)).join(""));
        else found.push(...objects.map((object) => ({ type, object })));
  });
  if (format === "name") context.out.write(found.map(({ type, object }) => nameLine(type, object)).join(""));
  else printWhole(context, found, flags, format, isSingle(targets));
  throwAll(failures);
}

function nameLine(type: ResourceType, { metadata }: KubernetesObject): string {
  return `${typeName(type)}/${metadata.name ?? ""}\n`;
}

/** Whether one object is shown for itself and not as a list. */
function isSingle([target, ...more]: readonly Target[]): boolean {
  return more.length === 0 && target?.names?.length === 1;
}

function printWhole(
  { out }: VerbContext,
  found: readonly { readonly object: KubernetesObject }[],
  flags: FlagValues,
  format: string,
  single: boolean,
): void {
  const shown = found.map(({ object }) =>
    withoutSecretValues(flags.isOn("show-managed-fields") ? object : withoutManagedFields(object)),
  );
  const [first] = shown;
  if (single && !first) return;
  const whole =
    single && first
      ? first
      : { apiVersion: "v1", items: shown, kind: "List", metadata: { resourceVersion: "" } };
  out.write(format === "json" ? `${asJson(whole)}\n` : asYaml(whole));
  if (found.some(({ object }) => object.kind === "Secret"))
    out.write(`${t("Workshop Shell never shows the values of Secrets; they read {0} here.", hidden)}\n`);
}

function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, managedFields: undefined } };
}

async function watch(context: VerbContext, targets: readonly Target[], flags: FlagValues): Promise<void> {
  const [target, ...others] = targets;
  if (!target || others.length > 0 || (target.names?.length ?? 0) > 1)
    throw new ShellError("error: you may only specify a single resource type");
  if (!["", "wide"].includes(flags.text("output") ?? ""))
    throw new ShellError(t("Workshop Shell watches as a table only. Leave out -o, or use -o wide."));
  const { type, names } = target;
  const [name] = names ?? [];
  const namespace = namespaceFor(context, flags, type);
  tell(context, type, name === undefined ? "list" : "get");
  const printer = printerFor(type, flags, false);
  for await (const page of watchTable(context, type, name, namespace, flags))
    context.out.write(printer.print(page));
}

function tell({ seen }: VerbContext, { plural }: ResourceType, verb: string): void {
  seen({ command: "kubectl get", verb, resource: plural });
}
