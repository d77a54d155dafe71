import { setTimeout as wait } from "node:timers/promises";
import { t } from "@vscode/l10n";
import type { ClusterWriter } from "../../session/clusterWriter.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { agreed, referenceOf, shownName } from "../objects/change.ts";
import type { Pod } from "../objects/podsOf.ts";
import type { SelectedObject } from "../objects/selectObjects.ts";
import { untilGone } from "../objects/untilGone.ts";
import { serverWords } from "../serverWords.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb, type VerbContext } from "../verb.ts";
import type { FlagValues } from "../words/flag.ts";
import { selectNodes, setCordoned } from "./cordon.ts";
import { drainDecision, type DrainDecision } from "./drainDecision.ts";
import { eachOf, throwAll } from "./eachOf.ts";

/** kubectl asks again after so long where a disruption budget does not allow it yet. In milliseconds. */
const retryMs = 5_000;

/** https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/ */
export const drain: ShellVerb = {
  name: "drain",
  summary: () => t("Cordon a node and evict its pods"),
  usage: ["kubectl drain NODE... [--ignore-daemonsets] [--delete-emptydir-data] [--force]"],
  flags: [
    commonFlags.selector,
    { name: "ignore-daemonsets", takes: "bool" },
    { name: "delete-emptydir-data", takes: "bool" },
    { name: "force", takes: "bool" },
  ],
  completes: () => "nodes",
  run: async (context, { args, flags }) => {
    const { objects, failures } = await selectNodes("drain", context, args, flags);
    const refused = await setCordoned(context, objects, true);
    const undrained: string[] = [];
    const failed = await eachOf(objects, async (node) => {
      const name = node.object.metadata.name ?? "";
      try {
        await evictAll(context, node, flags);
        context.out.write(`${shownName(node)} drained\n`);
      } catch (error) {
        if (!(error instanceof UndrainableError)) throw error;
        undrained.push(name);
        const { reasons } = error;
        const all = reasons.length === 1 ? reasons.join("") : `[${reasons.join(", ")}]`;
        context.out.write(
          `error: unable to drain node "${name}" due to error: ${all}, continuing command...\n`,
        );
        const begin = reasons.length === 1 ? "error: " : "";
        throwAll(reasons.map((reason) => new ShellError(begin + reason)));
      }
    });
    if (undrained.length > 0)
      context.out.write(
        `There are pending nodes to be drained:\n${undrained.map((name) => ` ${name}\n`).join("")}`,
      );
    throwAll([...failures, ...refused, ...failed]);
  },
};

/** A node has pods that do not go without a flag. */
class UndrainableError extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join(", "));
    this.reasons = reasons;
  }
}

async function evictAll(context: VerbContext, node: SelectedObject, flags: FlagValues): Promise<void> {
  const { cluster, signal, out, types } = context;
  const { objects } = cluster.session;
  const name = node.object.metadata.name ?? "";
  const found: readonly Pod[] = await objects.list(
    "v1",
    "Pod",
    { fieldSelector: `spec.nodeName=${name}` },
    signal,
  );
  const decisions = found.map((pod) => drainDecision(pod, flags));
  const fatal = messagesOf(decisions, "refused").map((message) => `cannot delete ${message}`);
  if (fatal.length > 0) throw new UndrainableError(fatal);
  const warnings = messagesOf(decisions, "warned");
  if (warnings.length > 0) out.write(`Warning: ${warnings.join("; ")}\n`);
  const type = types.find("pods");
  const pods = decisions.filter(({ isEvicted }) => isEvicted).map(({ pod }) => ({ type, object: pod }));
  if (pods.length === 0) return;
  const writer = await agreed(context, {
    question: t("Evict {0} pods from node {1}?", pods.length, name),
    action: t("Evict"),
    objects: pods.map(referenceOf),
  });
  throwAll(
    (
      await Promise.all(
        pods.map((pod) =>
          eachOf([pod], async () => {
            await evict(context, writer, pod);
            await untilGone(context, pod);
            if (!signal.aborted) out.write(`pod/${pod.object.metadata.name ?? ""} evicted\n`);
          }),
        ),
      )
    ).flat(),
  );
}

async function evict(context: VerbContext, writer: ClusterWriter, pod: SelectedObject): Promise<void> {
  const { name = "", namespace = "" } = pod.object.metadata;
  for (;;) {
    context.out.write(`evicting pod ${namespace}/${name}\n`);
    try {
      await writer.evict(referenceOf(pod), context.signal);
      return;
    } catch (error) {
      if (!isRequestError(error) || error.code !== 429) throw error;
      const said = error.status?.message ?? serverWords(error);
      context.out.write(
        `error when evicting pods/"${name}" -n "${namespace}" (will retry after 5s): ${said}\n`,
      );
      await wait(retryMs, undefined, { signal: context.signal });
    }
  }
}

/** The pods by what is to be said of them, as kubectl lists them. (kubectl `drain.PodDeleteList`) */
function messagesOf(decisions: readonly DrainDecision[], field: "refused" | "warned"): string[] {
  const byMessage = new Map<string, string[]>();
  for (const decision of decisions) {
    const message = decision[field];
    if (message === undefined) continue;
    const { name = "", namespace = "" } = decision.pod.metadata;
    byMessage.set(message, [...(byMessage.get(message) ?? []), `${namespace}/${name}`]);
  }
  return [...byMessage].map(([message, names]) => `${message}: ${names.join(", ")}`).sort();
}
