import { kubernetesVersion } from "@kubernetes-workshop/kubernetes/kinds/kubernetesVersion";
import type { ImageRegistry, ProcessContext } from "@ngrok/webernetes";
import { type ControllerContext, runController } from "../controllers/controller.ts";
import { replicaSetController } from "../controllers/replicaSet/replicaSetController.ts";
import type { Command, Program } from "../images/program.ts";
import { withBriefPods } from "../webernetes/briefPods.ts";
import { withEventsAfterWrites } from "../webernetes/eventsAfterWrites.ts";
import { runScheduler } from "./scheduler/scheduler.ts";

/**
 * The webernetes controllers that run in the kube-controller-manager. Its garbage collector and namespace controller
 * are left out because they only support eight kinds; those in `api/lifecycle/` support all.
 */
const controllers = [
  "deployment-controller",
  "endpointslice-controller",
  // Routes traffic for the whole simulated network; the kube-proxy pod of each node does nothing.
  "kube-proxy",
];

function contextOf(name: string, context: ProcessContext): ProcessContext {
  const brief = withBriefPods(context);
  return name === "deployment-controller" ? withEventsAfterWrites(brief) : brief;
}

/** Runs a webernetes image inside the process of another image. */
async function runInternal(registry: ImageRegistry, name: string, context: ProcessContext): Promise<number> {
  const image = registry.create(`webernetes/${name}:latest`);
  if (!image) throw new Error(`webernetes has no image ${name}.`);
  return await image.exec(context, image.defaultCommand ?? []);
}

const shown =
  (line: string): Command =>
  async (io) => {
    io.err(`${line}\n`);
    return await io.context.waitUntilKilled();
  };

/** Runs a controller of the practice cluster inside a process. */
async function runOwn(io: Parameters<Command>[0], context: ControllerContext): Promise<number> {
  const running = runController(context, replicaSetController(context));
  try {
    return await io.context.waitUntilKilled();
  } finally {
    running.stop();
  }
}

/**
 * The simulated images of a kubeadm control plane, by full name. `context` returns a value once the API exists, which
 * is before any of these images run.
 */
export function controlPlanePrograms(
  registry: ImageRegistry,
  context: () => ControllerContext,
): ReadonlyMap<string, Program> {
  const program = (name: string, command: Command): Program => ({
    entrypoint: [],
    command: [name],
    commands: { [name]: command },
  });
  const k8s = (name: string, command: Command): [string, Program] => [
    `registry.k8s.io/${name}:${kubernetesVersion}`,
    program(name, command),
  ];
  return new Map([
    k8s("kube-scheduler", (io) => {
      io.err("Starting the scheduler of the practice cluster\n");
      return runScheduler(io.context, context());
    }),
    k8s("kube-controller-manager", async (io) => {
      io.err(`Starting controllers: replicaset-controller, ${controllers.join(", ")}\n`);
      const codes = await Promise.all([
        runOwn(io, context()),
        ...controllers.map((name) => runInternal(registry, name, contextOf(name, io.context))),
      ]);
      return Math.max(...codes);
    }),
    k8s("kube-apiserver", shown("Serving on 127.0.0.1 (the practice cluster itself answers, not this pod)")),
    k8s("kube-proxy", shown('"Using iptables Proxier" (simulated)')),
    [
      etcdImage,
      program("etcd", shown('{"level":"info","msg":"ready to serve client requests (simulated)"}')),
    ],
    [
      coreDNSImage,
      program("coredns", (io) => {
        io.out(".:53\nCoreDNS (simulated)\nlinux/amd64\n");
        return runInternal(registry, "coredns", io.context);
      }),
    ],
  ]);
}

export const etcdImage = "registry.k8s.io/etcd:3.7.3-0";
export const coreDNSImage = "registry.k8s.io/coredns/coredns:v1.14.1";
