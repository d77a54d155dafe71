import { t } from "@vscode/l10n";
import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ClusterWriter } from "../../session/clusterWriter.ts";
import { agreed } from "../objects/change.ts";
import { podReference } from "../objects/podReference.ts";
import type { Pod } from "../objects/podsOf.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb, type VerbContext } from "../verb.ts";
import { chosenContainer, podTarget } from "./podTarget.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_exec/ */
export const exec: ShellVerb = {
  name: "exec",
  summary: () => t("Run a program in a container"),
  usage: [
    "kubectl exec (POD | TYPE/NAME) [-c CONTAINER] -- COMMAND [ARGUMENT...]",
    "kubectl exec -it (POD | TYPE/NAME) -- sh",
  ],
  flags: [
    commonFlags.namespace,
    { name: "container", short: "c", takes: "string", values: "containers" },
    { name: "stdin", short: "i", takes: "bool" },
    { name: "tty", short: "t", takes: "bool" },
  ],
  completes: (index) => (index === 0 ? "pods" : "none"),
  run: async (context, { args, rest, flags }) => {
    const [arg, ...others] = args;
    if (arg === undefined) throw new ShellError("error: pod, type/name or --filename must be specified");
    if (others.length > 0 && !rest)
      throw new ShellError(
        "error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' for help and examples",
      );
    const command = rest ?? [];
    if (command.length === 0)
      throw new ShellError("error: you must specify at least one command for the container");
    const { pod } = await podTarget(context, arg, flags);
    assertRuns(pod);
    const { name: container, note } = chosenContainer(pod, flags.text("container"));
    context.out.write(note);
    const { state } = pod.status?.containerStatuses?.find((each) => each.name === container) ?? {};
    if (!state?.running)
      throw new ShellError(`error: unable to upgrade connection: container not found ("${container}")`);
    const writer = await agreed(context, {
      question: t("Run {0} in pod {1}?", command.join(" "), pod.metadata.name ?? ""),
      action: t("Run"),
      objects: [podReference(pod)],
    });
    const tty = flags.isOn("stdin") && flags.isOn("tty");
    const code = await runIn(context, writer, pod, { container, command, tty });
    if (code !== 0) throw new ShellError(`command terminated with exit code ${code}`);
  },
};

/** Without a terminal of its own a program has no input: here is none but what is typed. */
async function runIn(
  { out, signal, terminal }: VerbContext,
  writer: ClusterWriter,
  pod: Pod,
  run: { readonly container: string; readonly command: readonly string[]; readonly tty: boolean },
): Promise<number> {
  const { tty } = run;
  const write = tty ? terminal.writeRaw : out.write.bind(out);
  const program = await writer.exec(podReference(pod), { ...run, stdin: tty, write }, signal);
  if (!tty) return program.ended;
  const owned = new DisposableStore();
  try {
    owned.add(terminal.takeInput((data) => program.input(data)));
    owned.add(terminal.onResize((size) => program.resize(size)));
    program.resize(terminal.size());
    return await program.ended;
  } finally {
    owned.dispose();
  }
}

function assertRuns({ status }: Pod): void {
  const { phase = "" } = status ?? {};
  if (phase === "Succeeded" || phase === "Failed")
    throw new ShellError(`error: cannot exec into a container in a completed pod; current phase is ${phase}`);
}
