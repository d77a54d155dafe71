import { itAdvises, having, manifest, now, podWith, unscheduled, waitingPod, worker } from "./situations.ts";
import { pod } from "../courseWorld.ts";

const other = { connection: { status: "other", kubeContext: "prod", isEks: false } } as const;
const stranger = (name: string, minutesAgo: number) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name,
    namespace: "default",
    creationTimestamp: new Date(now - minutesAgo * 60_000).toISOString(),
  },
});
const exited = (exitCode: number, reason: string, isBackingOff = true) =>
  podWith({
    phase: "Running",
    containerStatuses: [
      isBackingOff
        ? {
            name: "web",
            state: { waiting: { reason: "CrashLoopBackOff" } },
            lastState: { terminated: { exitCode, reason } },
          }
        : { name: "web", state: { terminated: { exitCode, reason } } },
    ],
  });
const warned = (reason: string, message: string) => ({
  warnings: [{ reason, message, object: { kind: "Pod", name: "hello" } }],
});
const notReady = { type: "Ready", status: "False" };
const running = podWith({ phase: "Running", conditions: [notReady] });

describe("Check of a manifest and its pod", () => {
  itAdvises([
    [
      "pod.manifestNotOpened",
      "podFieldExplained",
      {},
      "Open the Pod manifest of the course; pointing at a field explains it.",
    ],
    [
      "pod.fieldNotExplained",
      "podFieldExplained",
      { editor: [manifest("Pod", "hello")] },
      "Point at a field of the open Pod manifest, such as image, and read what it means.",
    ],
    ["manifest.notOpened", "podRunning", {}, "Open the manifest of a Pod and apply it to the cluster."],
    [
      "manifest.notApplied",
      "podRunning",
      { editor: [manifest("Pod", "hello")] },
      "The manifest of Pod hello is open but not applied yet; apply it to the cluster.",
    ],
    [
      "manifest.problem",
      "podRunning",
      { editor: [manifest("Pod", "hello", { problem: "spec.containers[0].image: Required value." })] },
      "Correct the manifest of Pod hello first: spec.containers[0].image: Required value.",
    ],
    [
      "manifest.noNamespace",
      "podRunning",
      { editor: [manifest("Pod", "hello", { namespace: "shop", problem: 'namespaces "shop" not found' })] },
      "The namespace shop in the manifest of Pod hello does not exist; create it, or delete the line.",
    ],
    [
      "manifest.noNamespace",
      "podRunning",
      { editor: [manifest("Pod", "hello", { problem: 'namespaces "default" not found' })] },
      "The namespace default of your context, where Pod hello would go, does not exist; create it, or name another one in the manifest.",
    ],
    [
      "manifest.otherNamespace",
      "podRunning",
      having(
        { pods: [pod("hello", { phase: "Pending" })] },
        { editor: [manifest("Pod", "hello", { namespace: "shop" })] },
      ),
      "Pod hello is in namespace default, not in shop as the open manifest says; correct the namespace and apply it again.",
    ],
    [
      "manifest.unlabelled",
      "podRunning",
      { ...other, strangers: [stranger("hello", 600)], editor: [manifest("Pod", "hello")] },
      "Pod hello is there without the course's label, so it does not count as yours; apply the manifest that the course opens.",
    ],
    [
      "manifest.newStranger",
      "podRunning",
      { ...other, strangers: [stranger("old", 600), stranger("mine", 2)] },
      "Pod mine is new and has no label of the course, so it does not count as yours; if you made it, apply the manifest that the course opens.",
    ],
    [
      "course.forbidden",
      "podRunning",
      { ...other, objects: undefined, objectsFailure: "forbidden" },
      "You may not list the objects of this step in namespace default; ask for that right, or use the practice cluster.",
    ],
    [
      "course.slow",
      "podRunning",
      { objects: undefined, objectsFailure: "slow" },
      "The objects in the cluster are still being read; check again in a moment.",
    ],
    [
      "pod.onlyOfControllers",
      "podRunning",
      having({ pods: [pod("web-1", { owner: "web" })] }),
      "Your pods, such as web-1, were made by a controller; this step wants one that you make yourself, so apply the Pod manifest.",
    ],
    [
      "pod.terminating",
      "podRunning",
      having({ pods: [pod("hello", { deleted: true })] }),
      "Pod hello is being deleted; apply its manifest again once it is gone.",
    ],
    [
      "pod.evicted",
      "podRunning",
      having({
        pods: [
          podWith({ phase: "Failed", reason: "Evicted", message: "The node was low on resource: memory. " }),
        ],
      }),
      "Pod hello was evicted from its node: The node was low on resource: memory.",
    ],
    [
      "pod.completed",
      "podRunning",
      having({ pods: [podWith({ phase: "Succeeded" })] }),
      "Pod hello has done its work and ended, so it does not stay Running; delete it and apply one that keeps running, such as nginx.",
    ],
    [
      "pod.starting",
      "podRunning",
      having({ pods: [waitingPod("ContainerCreating")] }),
      "Pod hello is only just starting; check again in a moment.",
    ],
    [
      "pod.nodeSilent",
      "podRunning",
      having({ pods: [podWith({})] }, { nodes: [worker("node-1", { ready: false })] }),
      "Pod hello is on node node-1, which does not answer; start that node. No controller made this pod, so nothing replaces it.",
    ],
    [
      "pod.sandbox",
      "podRunning",
      having(
        { pods: [waitingPod("ContainerCreating")] },
        warned("FailedCreatePodSandBox", "no IP addresses available"),
      ),
      "The node of pod hello cannot set up its network: no IP addresses available.",
    ],
    [
      "pod.missingVolume",
      "podRunning",
      having(
        { pods: [waitingPod("ContainerCreating")] },
        warned("FailedMount", 'MountVolume.SetUp failed for volume "v" : configmap "site" not found'),
      ),
      "Pod hello waits for a volume from the ConfigMap site, which namespace default does not have; create it.",
    ],
    [
      "pod.mount",
      "podRunning",
      having(
        { pods: [waitingPod("ContainerCreating")] },
        warned("FailedMount", "timed out waiting for the condition"),
      ),
      "Pod hello waits for a volume: timed out waiting for the condition.",
    ],
  ]);
});

describe("Check of a pod that has no node", () => {
  const cpu = {
    containers: [{ name: "web", image: "nginx", resources: { requests: { cpu: "8", memory: "64Gi" } } }],
  };
  const selecting = (nodeSelector: object) =>
    unscheduled("0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.", {
      nodeSelector,
    });
  const waits = unscheduled("0/3 nodes are available: 3 node(s) were unschedulable.");
  const tainted = unscheduled("0/3 nodes are available: 3 node(s) had untolerated taint(s).");
  const taints = [{ key: "team", value: "data", effect: "NoSchedule" }];
  itAdvises([
    [
      "schedule.cpu",
      "podRunning",
      having({
        pods: [
          unscheduled(
            "0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient cpu.",
            cpu,
          ),
        ],
      }),
      "Pod hello has no node, because none has the cpu left that it requests (8); delete the pod, correct its manifest and apply it again.",
    ],
    [
      "schedule.memory",
      "podRunning",
      having({ pods: [unscheduled("0/3 nodes are available: 3 Insufficient memory.", cpu)] }),
      "Pod hello has no node, because none has the memory left that it requests (64Gi); delete the pod, correct its manifest and apply it again.",
    ],
    [
      "schedule.nodeSelectorValue",
      "podRunning",
      having({ pods: [selecting({ "topology.kubernetes.io/zone": "us-east-1a" })] }),
      "Pod hello wants a node with topology.kubernetes.io/zone=us-east-1a, and there are only: topology.kubernetes.io/zone=ap-northeast-2a; delete the pod, correct its manifest and apply it again.",
    ],
    [
      "schedule.nodeSelectorKey",
      "podRunning",
      having({ pods: [selecting({ disktype: "ssd" })] }),
      "Pod hello wants a node with the label disktype=ssd, which no node has; delete the pod, correct its manifest and apply it again.",
    ],
    [
      "schedule.cordoned",
      "podRunning",
      having(
        { pods: [waits] },
        { nodes: [worker("node-1", { ready: false }), worker("node-2", { cordoned: true })] },
      ),
      "Pod hello has no node, because the worker nodes take no new pods; uncordon node-2.",
    ],
    [
      "schedule.nodesSilent",
      "podRunning",
      having(
        { pods: [tainted] },
        { nodes: [worker("node-1", { ready: false }), worker("control", { roles: ["control-plane"] })] },
      ),
      "Pod hello has no node, because no worker node answers; start one of them.",
    ],
    [
      "schedule.taint",
      "podRunning",
      having({ pods: [tainted] }, { nodes: [worker("node-1", { taints }), worker("node-2", { taints })] }),
      "Pod hello has no node, because it does not tolerate their taints (team=data:NoSchedule); give it a toleration: delete the pod, correct its manifest and apply it again.",
    ],
    [
      "schedule.other",
      "podRunning",
      having({ pods: [unscheduled("0/3 nodes are available: 3 Too many pods.")] }),
      "Pod hello has no node; the scheduler says: 0/3 nodes are available: 3 Too many pods.",
    ],
  ]);
});

describe("Check of a pod whose image cannot be had", () => {
  const pulling = (image: string, changes = {}, message = "Back-off pulling image") =>
    having({ pods: [waitingPod("ImagePullBackOff", message, image)] }, changes);
  itAdvises([
    [
      "image.typo",
      "podRunning",
      pulling("ngnix:1.29"),
      "The image ngnix:1.29 of pod hello cannot be pulled; the nearest name that is known is nginx.",
    ],
    [
      "image.unknownTag",
      "podRunning",
      pulling("nginx:1.161"),
      "The practice cluster knows nginx, but not the tag 1.161 of pod hello; nginx:1.31 is one that it has.",
    ],
    [
      "image.tagNotFound",
      "podRunning",
      pulling("nginx:1.161", other),
      "The image nginx:1.161 of pod hello cannot be pulled, although the name is right; look up in its registry which tags there are.",
    ],
    [
      "image.notInPractice",
      "podRunning",
      pulling("mycompany/app:1.0"),
      "The practice cluster has no image mycompany/app:1.0 for pod hello; it has, among others, nginx, nginxinc/nginx-unprivileged, httpd, redis, busybox, alpine.",
    ],
    [
      "image.refused",
      "podRunning",
      pulling("mycompany/app:1.0", {
        ...other,
        ...warned("Failed", "pull access denied, repository does not exist or may require authorization"),
      }),
      "The registry does not hand out the image mycompany/app:1.0 of pod hello; either its name is wrong, or it is private and the pod needs imagePullSecrets.",
    ],
    [
      "image.registryUnreachable",
      "podRunning",
      pulling("example.com/app:1.0", other, "dial tcp: lookup example.com: no such host"),
      "The node of pod hello cannot reach example.com, the registry of its image; check the network of the nodes, or use an image of another registry.",
    ],
    [
      "image.notFound",
      "podRunning",
      pulling("mycompany/app:1.0", other, "not found"),
      "The image mycompany/app:1.0 of pod hello cannot be pulled; compare its name and tag with what the registry has.",
    ],
    [
      "image.invalidName",
      "podRunning",
      having({ pods: [waitingPod("InvalidImageName", "", "NGINX")] }),
      "The image of pod hello, NGINX, is no image name; write one such as public.ecr.aws/nginx/nginx:1.29, in lower case.",
    ],
    [
      "image.neverPulled",
      "podRunning",
      having({ pods: [waitingPod("ErrImageNeverPull")] }),
      "The image nginx:1.29 of pod hello is not on its node, and imagePullPolicy Never keeps it from being pulled; remove that line.",
    ],
  ]);
});

describe("Check of a pod whose container does not run", () => {
  const config = (message: string) => having({ pods: [waitingPod("CreateContainerConfigError", message)] });
  const deployed = (which: ReturnType<typeof podWith>) => having({ pods: [which] });
  itAdvises([
    [
      "container.missingConfig",
      "podRunning",
      config('configmap "settings" not found'),
      "Container web of pod hello waits for the ConfigMap settings, which namespace default does not have; create it.",
    ],
    [
      "container.missingConfig",
      "podRunning",
      config('secret "token" not found'),
      "Container web of pod hello waits for the Secret token, which namespace default does not have; create it.",
    ],
    [
      "container.missingKey",
      "podRunning",
      config("couldn't find key port in ConfigMap default/settings"),
      "Container web of pod hello waits for the key port, which the ConfigMap settings does not have; add it.",
    ],
    [
      "container.configError",
      "podRunning",
      config("container has runAsNonRoot and image will run as root"),
      "Container web of pod hello cannot be made as its manifest says: container has runAsNonRoot and image will run as root.",
    ],
    [
      "container.cannotStart",
      "podRunning",
      having({ pods: [waitingPod("RunContainerError", 'exec: "ngin": executable file not found in $PATH')] }),
      'Container web of pod hello cannot be started: exec: "ngin": executable file not found in $PATH.',
    ],
    [
      "container.initRunning",
      "podRunning",
      having({ pods: [podWith({ initContainerStatuses: [{ name: "wait", state: { running: {} } }] })] }),
      "Pod hello waits for its init container wait, which has not ended yet; if it never does, delete the pod, correct its manifest and apply it again.",
    ],
    [
      "exit.crashLoop",
      "serviceHasEndpoints",
      having({
        services: [{ metadata: { name: "web", namespace: "default" }, spec: { selector: { app: "web" } } }],
        pods: [exited(1, "Error")],
      }),
      "Service web finds its pods, but none is ready. Container web of pod hello ends again and again, with exit code 1; kubectl logs hello -c web --previous shows its last words.",
    ],
    [
      "exit.outOfMemory",
      "podRunning",
      deployed({
        ...exited(137, "OOMKilled"),
        spec: {
          containers: [{ name: "web", resources: { limits: { memory: "32Mi" } } }],
          nodeName: "node-1",
        },
      }),
      "Container web of pod hello used more memory than its limit of 32Mi and was killed; raise the limit: delete the pod, correct its manifest and apply it again.",
    ],
    [
      "exit.noProgram",
      "podRunning",
      deployed(exited(127, "Error")),
      "Container web of pod hello ends with exit code 127, since its image lacks the program in command or args or cannot run it; delete the pod, correct its manifest and apply it again.",
    ],
    [
      "exit.endsAtOnce",
      "podRunning",
      deployed(exited(0, "Completed")),
      "Container web of pod hello does its work, ends with exit code 0 and is started again; give it a program that keeps running, or make it a Job.",
    ],
    [
      "exit.failed",
      "podRunning",
      deployed(exited(3, "Error", false)),
      "Container web of pod hello has ended with exit code 3; kubectl logs hello -c web shows its last words.",
    ],
    [
      "exit.unknown",
      "podRunning",
      having({ pods: [waitingPod("CrashLoopBackOff")] }),
      "Container web of pod hello ends again and again; kubectl logs hello -c web --previous says why.",
    ],
    [
      "pod.readiness",
      "podRunning",
      having(
        { pods: [running] },
        warned("Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404"),
      ),
      "Pod hello runs but is not ready, because its readiness probe fails: HTTP probe failed with statuscode: 404.",
    ],
    [
      "pod.liveness",
      "podRunning",
      having({ pods: [running] }, warned("Unhealthy", "Liveness probe failed: connection refused")),
      "The liveness probe of pod hello fails, and after several failures in a row the kubelet restarts the container: connection refused.",
    ],
    [
      "pod.notReady",
      "podRunning",
      having({ pods: [running] }),
      "Pod hello runs but is not ready yet; check again in a moment.",
    ],
  ]);
});
