import { setTimeout as wait } from "node:timers/promises";
import { t } from "@vscode/l10n";
import { isKubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { listPath } from "../objects/objectPaths.ts";
import { selectOne } from "../objects/selectObjects.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb } from "../verb.ts";
import { rolloutStatus as statusOf } from "./rolloutStatusWords.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_status/ */
export const rolloutStatus: ShellVerb = {
  name: "rollout status",
  summary: () => t("Wait until a rollout is complete"),
  usage: ["kubectl rollout status (TYPE NAME | TYPE/NAME) [-w=false] [--timeout=30s]"],
  flags: [
    commonFlags.namespace,
    { name: "watch", short: "w", takes: "bool" },
    { name: "timeout", takes: "string" },
  ],
  completes: (index) => (index < 2 ? "workloads" : "none"),
  run: async (context, { args, flags }) => {
    const { type, object } = await selectOne(context, args, flags);
    const { name = "", namespace } = object.metadata;
    const first = statusOf(object);
    context.out.write(first.text);
    if (first.isDone || flags.text("watch") === "false") return;
    const late = new AbortController();
    const ended = AbortSignal.any([context.signal, late.signal]);
    const limit = timeoutMs(flags.text("timeout"));
    if (limit > 0)
      void wait(limit, undefined, { signal: ended }).then(
        () => late.abort(),
        () => undefined,
      );
    const query = {
      fieldSelector: `metadata.name=${name}`,
      resourceVersion: object.metadata.resourceVersion,
    };
    try {
      const watched = context.cluster.session.objects.watch(listPath(type, namespace), query, ended);
      for await (const { type: event, object: now } of watched) {
        if (event === "DELETED") throw new ShellError("error: object has been deleted");
        if (event === "BOOKMARK" || !isKubernetesObject(now)) continue;
        const { text, isDone } = statusOf(now);
        context.out.write(text);
        if (isDone) return;
      }
    } catch (error) {
      if (late.signal.aborted) throw new ShellError("error: timed out waiting for the condition");
      throw error;
    } finally {
      late.abort();
    }
  },
};

function timeoutMs(text = "0s"): number {
  const [, count = "0", unit = "s"] = /^(\d+)(h|m|s)?$/.exec(text) ?? [];
  return Number(count) * (unit === "h" ? 3_600_000 : unit === "m" ? 60_000 : 1_000);
}
