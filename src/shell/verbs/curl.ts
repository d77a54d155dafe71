import { t } from "@vscode/l10n";
import { isPractice } from "../../session/clusterSession.ts";
import type { Pod } from "../objects/podsOf.ts";
import { ShellError } from "../shellError.ts";
import type { ShellVerb, VerbContext } from "../verb.ts";
import { agreed } from "../objects/change.ts";
import { podReference } from "../objects/podReference.ts";
import { unreachedService } from "./unreachedService.ts";

/** Flags of curl that take the next word. */
const withValue = ["-o", "-X", "-H", "-d", "-m", "-w", "--max-time", "--connect-timeout", "--data"];

/** Asks an address of the practice cluster from inside of it, as `curl` in one of its pods does. */
export const curl: ShellVerb = {
  name: "curl",
  summary: () => t("Ask a Service or pod of the practice cluster, from inside of it"),
  usage: ["curl http://SERVICE[:PORT][/PATH]"],
  flags: [],
  isPlain: true,
  completes: () => "none",
  run: async (context, { args }) => {
    const target = args.find(
      (arg, index) => !arg.startsWith("-") && !withValue.includes(args[index - 1] ?? ""),
    );
    if (!isPractice(context.cluster.session))
      throw new ShellError(
        t(
          "curl asks from inside the practice cluster, and this is another one. Ask from one of its pods instead: kubectl exec POD -- curl URL",
        ),
      );
    const pod = await podWithCurl(context);
    const { metadata, spec } = pod;
    const container = spec?.containers?.[0]?.name ?? "";
    const writer = await agreed(context, {
      question: t("Run {0} in pod {1}?", "curl", metadata.name ?? ""),
      action: t("Run"),
      objects: [podReference(pod)],
    });
    const { out, signal } = context;
    const program = await writer.exec(
      podReference(pod),
      { container, command: ["curl", ...args], stdin: false, tty: false, write: (text) => out.write(text) },
      signal,
    );
    const code = await program.ended;
    if (code === 0 || target === undefined) return;
    const reason = await unreachedService(context, target, metadata.namespace ?? "");
    if (reason !== undefined) throw new ShellError(reason);
  },
};

/**
 * A pod to ask from: the image of any can do it in the practice cluster, but for those with nothing but one program.
 * @throws {ShellError} where none runs
 */
async function podWithCurl({ cluster, signal }: VerbContext): Promise<Pod> {
  const { objects } = cluster.session;
  const own: readonly Pod[] = await objects.list("v1", "Pod", { namespace: objects.namespace }, signal);
  const running = own.filter(
    ({ status, metadata }) =>
      status?.containerStatuses?.[0]?.state?.running && metadata.deletionTimestamp === undefined,
  );
  const [pod] = running.sort((a, b) => rank(a) - rank(b));
  if (pod) return pod;
  throw new ShellError(
    t("curl runs in a pod of namespace {0}, and none is running there. Apply one first.", objects.namespace),
  );
}

/** Images that are known to have a shell come first. */
function rank({ spec }: Pod): number {
  const { image = "" } = spec?.containers?.[0] ?? {};
  return /(?:^|\/)(?:curl|busybox|alpine|nginx|httpd)(?:[:@]|$)/.test(image) ? 0 : 1;
}
