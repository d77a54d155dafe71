import { t } from "@vscode/l10n";
import { isRequestError } from "../../session/isRequestError.ts";
import type { Pod } from "../objects/podsOf.ts";
import { pathOf } from "../objects/objectPaths.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb, type VerbContext } from "../verb.ts";
import type { FlagValues } from "../words/flag.ts";
import { namespaceOf } from "./namespaceOf.ts";
import { chosenContainer, podTarget } from "./podTarget.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_logs/ */
export const logs: ShellVerb = {
  name: "logs",
  summary: () => t("Print what a container has written"),
  usage: [
    "kubectl logs (POD | TYPE/NAME) [-c CONTAINER] [-f] [--previous] [--tail=N] [--since=5m]",
    "kubectl logs -l SELECTOR",
  ],
  flags: [
    commonFlags.namespace,
    commonFlags.selector,
    { name: "container", short: "c", takes: "string", values: "containers" },
    { name: "all-containers", takes: "bool" },
    { name: "follow", short: "f", takes: "bool" },
    { name: "previous", short: "p", takes: "bool" },
    { name: "tail", takes: "int" },
    { name: "since", takes: "string" },
    { name: "timestamps", takes: "bool" },
    { name: "prefix", takes: "bool" },
  ],
  completes: (index) => (index === 0 ? "pods" : "none"),
  run: async (context, { args, flags }) => {
    const [arg, inline] = args;
    const query = queryOf(flags);
    if (arg === undefined && !flags.has("selector"))
      throw new ShellError(
        "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command\nSee 'kubectl logs -h' for help and examples",
      );
    const runs = await runsOf(context, arg, inline ?? flags.text("container"), flags);
    // Several are read one after the other, and followed side by side.
    const print = (run: Run): Promise<void> => printLog(context, run, query, flags);
    if (flags.isOn("follow")) await Promise.all(runs.map(print));
    else for (const run of runs) await print(run);
  },
};

/** What of a pod is read. */
interface Run {
  readonly pod: Pod;
  readonly container: string;
}

async function runsOf(
  context: VerbContext,
  arg: string | undefined,
  named: string | undefined,
  flags: FlagValues,
): Promise<Run[]> {
  const pods: Pod[] = [];
  if (arg === undefined) {
    const namespace = namespaceOf(context, flags);
    const labelSelector = flags.text("selector");
    const { objects } = context.cluster.session;
    pods.push(...(await objects.list("v1", "Pod", { namespace, labelSelector }, context.signal)));
    if (pods.length === 0) context.out.write(`No resources found in ${namespace} namespace.\n`);
  } else {
    const { pod, of } = await podTarget(context, arg, flags).catch((error: unknown) => {
      throw asMissing(error, namespaceOf(context, flags));
    });
    if (of > 1) context.out.write(`Found ${of} pods, using pod/${pod.metadata.name ?? ""}\n`);
    pods.push(pod);
  }
  return pods.flatMap((pod) => {
    if (flags.isOn("all-containers"))
      return [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])].map(({ name = "" }) => ({
        pod,
        container: name,
      }));
    const { name, note } = chosenContainer(pod, named);
    context.out.write(note);
    return [{ pod, container: name }];
  });
}

/** kubectl has words of its own for a pod without logs that is not there. */
function asMissing(error: unknown, namespace: string): unknown {
  if (!isRequestError(error) || error.failure !== "notFound") return error;
  return new ShellError(
    `error: error from server (NotFound): ${error.status?.message ?? ""} in namespace "${namespace}"`,
  );
}

type LogQuery = Readonly<Record<string, string | number | boolean | undefined>>;

function queryOf(flags: FlagValues): LogQuery {
  const tail = flags.number("tail") ?? (flags.has("selector") ? 10 : -1);
  if (tail < -1) throw new ShellError("error: --tail must be greater than or equal to -1");
  const since = flags.text("since");
  return {
    follow: flags.isOn("follow") || undefined,
    previous: flags.isOn("previous") || undefined,
    timestamps: flags.isOn("timestamps") || undefined,
    tailLines: tail < 0 ? undefined : tail,
    sinceSeconds: since === undefined ? undefined : seconds(since),
  };
}

/** A duration of Go's, such as `1h30m`, in seconds. */
function seconds(duration: string): number {
  const units: ReadonlyMap<string, number> = new Map([
    ["h", 3600],
    ["m", 60],
    ["s", 1],
  ]);
  if (!/^(?:\d{1,9}[hms])+$/.test(duration))
    throw new ShellError(
      `error: invalid argument "${duration}" for "--since" flag: time: invalid duration "${duration}"`,
    );
  return [...duration.matchAll(/(\d{1,9})([hms])/g)].reduce(
    (sum, [, count = "0", unit = "s"]) => sum + Number(count) * (units.get(unit) ?? 1),
    0,
  );
}

async function printLog(
  { cluster, types, signal, out }: VerbContext,
  { pod, container }: Run,
  query: LogQuery,
  flags: FlagValues,
): Promise<void> {
  const { name = "", namespace } = pod.metadata;
  const path = `${pathOf(types.find("pods"), name, namespace)}/log`;
  const prefix = flags.isOn("prefix") ? `[pod/${name}/${container}] ` : "";
  let isNewLine = true;
  for await (const text of cluster.session.objects.text(path, { container, ...query }, signal)) {
    if (text === "") continue;
    out.write(prefix === "" ? text : withPrefix(text, prefix, isNewLine));
    isNewLine = text.endsWith("\n");
  }
}

function withPrefix(text: string, prefix: string, isNewLine: boolean): string {
  const later = text.replaceAll(/\n(?!$)/g, `\n${prefix}`);
  return isNewLine ? prefix + later : later;
}
