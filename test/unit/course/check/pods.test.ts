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
      "Open the course's Pod manifest, and hover over a field to see what it means.",
    ],
    [
      "pod.fieldNotExplained",
      "podFieldExplained",
      { editor: [manifest("Pod", "hello")] },
      "Hover over a field in the open Pod manifest, such as image, to see what it means.",
    ],
    [
      "image.typo",
      "podFieldExplained",
      having({ pods: [waitingPod("ErrImagePull", "", "ngnix")] }),
      "The image ngnix of pod hello cannot be pulled. The closest known name is nginx.",
    ],
    [
      "schedule.cordoned",
      "podFieldExplained",
      having(
        { pods: [unscheduled("0/1 nodes are available: 1 node(s) were unschedulable.")] },
        { nodes: [worker("node-1", { cordoned: true })] },
      ),
      "Pod hello has no node because the worker nodes accept no new pods. Uncordon node-1.",
    ],
    [
      "exit.crashLoop",
      "podFieldExplained",
      having({ pods: [exited(1, "Error")] }),
      "Container web of pod hello keeps exiting with code 1. To see its last output, run kubectl logs hello -c web --previous.",
    ],
    ["manifest.notOpened", "podRunning", {}, "Open the Pod manifest and apply it to the cluster."],
    [
      "manifest.notApplied",
      "podRunning",
      { editor: [manifest("Pod", "hello")] },
      "The manifest of Pod hello is open but not applied yet. Apply it to the cluster.",
    ],
    [
      "manifest.problem",
      "podRunning",
      { editor: [manifest("Pod", "hello", { problem: "spec.containers[0].image: Required value." })] },
      "First fix the manifest of Pod hello: spec.containers[0].image: Required value.",
    ],
    [
      "manifest.noNamespace",
      "podRunning",
      { editor: [manifest("Pod", "hello", { namespace: "shop", problem: 'namespaces "shop" not found' })] },
      "The namespace shop in the manifest of Pod hello does not exist. Create it, or delete the line.",
    ],
    [
      "manifest.noNamespace",
      "podRunning",
      { editor: [manifest("Pod", "hello", { problem: 'namespaces "default" not found' })] },
      "Pod hello would go into namespace default of your context, which does not exist. Create it, or set another one in the manifest.",
    ],
    [
      "manifest.otherNamespace",
      "podRunning",
      having(
        { pods: [pod("hello", { phase: "Pending" })] },
        { editor: [manifest("Pod", "hello", { namespace: "shop" })] },
      ),
      "Pod hello is in namespace default, but the open manifest says shop. Correct the namespace and apply it again.",
    ],
    [
      "manifest.unlabelled",
      "podRunning",
      { ...other, strangers: [stranger("hello", 600)], editor: [manifest("Pod", "hello")] },
      "Pod hello exists but has no course label, so it does not count as yours. Apply the manifest that the course opens.",
    ],
    [
      "manifest.newStranger",
      "podRunning",
      { ...other, strangers: [stranger("old", 600), stranger("mine", 2)] },
      "Pod mine is new but has no course label, so it does not count as yours. If you created it, apply the manifest that the course opens.",
    ],
    [
      "course.forbidden",
      "podRunning",
      { ...other, objects: undefined, objectsFailure: "forbidden" },
      "You do not have permission to list the objects of this step in namespace default. Ask for it, or use the practice cluster.",
    ],
    [
      "course.slow",
      "podRunning",
      { objects: undefined, objectsFailure: "slow" },
      "The objects in the cluster are still being read. Check again in a moment.",
    ],
    [
      "pod.onlyOfControllers",
      "podRunning",
      having({ pods: [pod("web-1", { owner: "web" })] }),
      "Your pods, such as web-1, were created by a controller. This step needs one that you create yourself, so apply the Pod manifest.",
    ],
    [
      "pod.terminating",
      "podRunning",
      having({ pods: [pod("hello", { deleted: true })] }),
      "Pod hello is being deleted. Apply its manifest again once it is gone.",
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
      "Pod hello has completed, so it does not stay Running. Delete it and apply one that keeps running, such as nginx.",
    ],
    [
      "pod.starting",
      "podRunning",
      having({ pods: [waitingPod("ContainerCreating")] }),
      "Pod hello is just starting. Check again in a moment.",
    ],
    [
      "pod.nodeSilent",
      "podRunning",
      having({ pods: [podWith({})] }, { nodes: [worker("node-1", { ready: false })] }),
      "Pod hello is on node node-1, which is not responding. Start that node. No controller created this pod, so nothing replaces it.",
    ],
    [
      "pod.sandbox",
      "podRunning",
      having(
        { pods: [waitingPod("ContainerCreating")] },
        warned("FailedCreatePodSandBox", "no IP addresses available"),
      ),
      "The node of pod hello cannot set up the pod's network: no IP addresses available.",
    ],
    [
      "pod.missingVolume",
      "podRunning",
      having(
        { pods: [waitingPod("ContainerCreating")] },
        warned("FailedMount", 'MountVolume.SetUp failed for volume "v" : configmap "site" not found'),
      ),
      "Pod hello needs a volume from ConfigMap site, which does not exist in namespace default. Create it.",
    ],
    [
      "pod.mount",
      "podRunning",
      having(
        { pods: [waitingPod("ContainerCreating")] },
        warned("FailedMount", "timed out waiting for the condition"),
      ),
      "Pod hello is waiting for a volume: timed out waiting for the condition.",
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
      "Pod hello has no node because none has enough cpu left for its request (8). To fix this, delete the pod, correct its manifest, and apply it again.",
    ],
    [
      "schedule.memory",
      "podRunning",
      having({ pods: [unscheduled("0/3 nodes are available: 3 Insufficient memory.", cpu)] }),
      "Pod hello has no node because none has enough memory left for its request (64Gi). To fix this, delete the pod, correct its manifest, and apply it again.",
    ],
    [
      "schedule.nodeSelectorValue",
      "podRunning",
      having({ pods: [selecting({ "topology.kubernetes.io/zone": "us-east-1a" })] }),
      "Pod hello needs a node with topology.kubernetes.io/zone=us-east-1a, but the nodes have only topology.kubernetes.io/zone=ap-northeast-2a. To fix this, delete the pod, correct its manifest, and apply it again.",
    ],
    [
      "schedule.nodeSelectorKey",
      "podRunning",
      having({ pods: [selecting({ disktype: "ssd" })] }),
      "Pod hello needs a node with the label disktype=ssd, but no node has it. To fix this, delete the pod, correct its manifest, and apply it again.",
    ],
    [
      "schedule.cordoned",
      "podRunning",
      having(
        { pods: [waits] },
        { nodes: [worker("node-1", { ready: false }), worker("node-2", { cordoned: true })] },
      ),
      "Pod hello has no node because the worker nodes accept no new pods. Uncordon node-2.",
    ],
    [
      "schedule.nodesSilent",
      "podRunning",
      having(
        { pods: [tainted] },
        { nodes: [worker("node-1", { ready: false }), worker("control", { roles: ["control-plane"] })] },
      ),
      "Pod hello has no node because no worker node is responding. Start one of them.",
    ],
    [
      "schedule.taint",
      "podRunning",
      having({ pods: [tainted] }, { nodes: [worker("node-1", { taints }), worker("node-2", { taints })] }),
      "Pod hello has no node because it does not tolerate the nodes' taints (team=data:NoSchedule). To add a toleration, delete the pod, correct its manifest, and apply it again.",
    ],
    [
      "schedule.other",
      "podRunning",
      having({ pods: [unscheduled("0/3 nodes are available: 3 Too many pods.")] }),
      "Pod hello has no node. The scheduler says: 0/3 nodes are available: 3 Too many pods.",
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
      "The image ngnix:1.29 of pod hello cannot be pulled. The closest known name is nginx.",
    ],
    [
      "image.unknownTag",
      "podRunning",
      pulling("nginx:1.161"),
      "The practice cluster has the image nginx, but not with the tag 1.161 of pod hello. Use a tag that it has, such as nginx:1.31.",
    ],
    [
      "image.tagNotFound",
      "podRunning",
      pulling("nginx:1.161", other),
      "The image nginx:1.161 of pod hello cannot be pulled although its name is correct. Check which tags the registry has.",
    ],
    [
      "image.notInPractice",
      "podRunning",
      pulling("mycompany/app:1.0"),
      "The practice cluster has no image mycompany/app:1.0 for pod hello. Among others, it has nginx, nginxinc/nginx-unprivileged, httpd, redis, busybox, alpine.",
    ],
    [
      "image.refused",
      "podRunning",
      pulling("mycompany/app:1.0", {
        ...other,
        ...warned("Failed", "pull access denied, repository does not exist or may require authorization"),
      }),
      "The registry denied access to the image mycompany/app:1.0 of pod hello. Either its name is wrong, or it is private and the pod needs imagePullSecrets.",
    ],
    [
      "image.registryUnreachable",
      "podRunning",
      pulling("example.com/app:1.0", other, "dial tcp: lookup example.com: no such host"),
      "The node of pod hello cannot reach the image registry example.com. Check the network of the nodes, or use an image from another registry.",
    ],
    [
      "image.notFound",
      "podRunning",
      pulling("mycompany/app:1.0", other, "not found"),
      "The image mycompany/app:1.0 of pod hello cannot be pulled. Compare its name and tag with what the registry has.",
    ],
    [
      "image.invalidName",
      "podRunning",
      having({ pods: [waitingPod("InvalidImageName", "", "NGINX")] }),
      "The image of pod hello, NGINX, is not a valid image name. Use lowercase, for example public.ecr.aws/nginx/nginx:1.29.",
    ],
    [
      "image.neverPulled",
      "podRunning",
      having({ pods: [waitingPod("ErrImageNeverPull")] }),
      "The image nginx:1.29 of pod hello is not on its node, and imagePullPolicy Never prevents a pull. Remove that line.",
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
      "Container web of pod hello needs ConfigMap settings, which does not exist in namespace default. Create it.",
    ],
    [
      "container.missingConfig",
      "podRunning",
      config('secret "token" not found'),
      "Container web of pod hello needs Secret token, which does not exist in namespace default. Create it.",
    ],
    [
      "container.missingKey",
      "podRunning",
      config("couldn't find key port in ConfigMap default/settings"),
      "Container web of pod hello needs the key port, which ConfigMap settings does not have. Add it.",
    ],
    [
      "container.configError",
      "podRunning",
      config("container has runAsNonRoot and image will run as root"),
      "Container web of pod hello cannot be created from its configuration: container has runAsNonRoot and image will run as root.",
    ],
    [
      "container.cannotStart",
      "podRunning",
      having({ pods: [waitingPod("RunContainerError", 'exec: "ngin": executable file not found in $PATH')] }),
      'Container web of pod hello cannot start: exec: "ngin": executable file not found in $PATH.',
    ],
    [
      "container.initRunning",
      "podRunning",
      having({ pods: [podWith({ initContainerStatuses: [{ name: "wait", state: { running: {} } }] })] }),
      "Pod hello is waiting for its init container wait, which is still running. If it never finishes, delete the pod, correct its manifest, and apply it again.",
    ],
    [
      "exit.crashLoop",
      "serviceHasEndpoints",
      having({
        services: [{ metadata: { name: "web", namespace: "default" }, spec: { selector: { app: "web" } } }],
        pods: [exited(1, "Error")],
      }),
      "Service web selects pods, but none of them is ready. Container web of pod hello keeps exiting with code 1. To see its last output, run kubectl logs hello -c web --previous.",
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
      "Container web of pod hello exceeded its memory limit of 32Mi and was killed. To raise the limit, delete the pod, correct its manifest, and apply it again.",
    ],
    [
      "exit.noProgram",
      "podRunning",
      deployed(exited(127, "Error")),
      "Container web of pod hello exits with code 127 because its image lacks the program in command or args, or cannot run it. To fix this, delete the pod, correct its manifest, and apply it again.",
    ],
    [
      "exit.endsAtOnce",
      "podRunning",
      deployed(exited(0, "Completed")),
      "Container web of pod hello keeps exiting with code 0 and being restarted. Use a program that keeps running, or make it a Job.",
    ],
    [
      "exit.failed",
      "podRunning",
      deployed(exited(3, "Error", false)),
      "Container web of pod hello exited with code 3. To see its last output, run kubectl logs hello -c web.",
    ],
    [
      "exit.unknown",
      "podRunning",
      having({ pods: [waitingPod("CrashLoopBackOff")] }),
      "Container web of pod hello keeps exiting. To find out why, run kubectl logs hello -c web --previous.",
    ],
    [
      "pod.readiness",
      "podRunning",
      having(
        { pods: [running] },
        warned("Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404"),
      ),
      "Pod hello is running but not ready because its readiness probe fails: HTTP probe failed with statuscode: 404.",
    ],
    [
      "pod.liveness",
      "podRunning",
      having({ pods: [running] }, warned("Unhealthy", "Liveness probe failed: connection refused")),
      "The liveness probe of pod hello fails: connection refused. After several failures in a row, the kubelet restarts the container.",
    ],
    [
      "pod.notReady",
      "podRunning",
      having({ pods: [running] }),
      "Pod hello is running but not ready yet. Check again in a moment.",
    ],
  ]);
});
