import assert from "node:assert/strict";
import { config } from "@vscode/l10n";
import type { Problem } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import { schedulingProblem } from "@kubernetes-workshop/kubernetes/resources/reasons/schedulingProblem";
import korean from "../../../l10n/bundle.l10n.ko.json" with { type: "json" };
import { nextStep, type ProblemObject } from "../../../src/reasons/nextStep.ts";
import { problemLabel } from "../../../src/reasons/problemLabel.ts";
import { problemPage } from "../../../src/reasons/problemPage.ts";
import { problemText } from "../../../src/reasons/problemText.ts";

const pod: ProblemObject = { kind: "Pod", name: "web-1", namespace: "shop" };
const job: ProblemObject = { kind: "Job", name: "tick", namespace: "shop" };
const node: ProblemObject = { kind: "Node", name: "worker-a" };
const service: ProblemObject = { kind: "Service", name: "web", namespace: "shop" };
const claim: ProblemObject = { kind: "PersistentVolumeClaim", name: "data", namespace: "shop" };
const autoscaler: ProblemObject = { kind: "HorizontalPodAutoscaler", name: "web", namespace: "shop" };
const quote = (text: string): string => `\`${text}\``;

const image = (fault: Extract<Problem, { code: "image" }>["fault"]): Problem => ({
  code: "image",
  fault,
  image: "nginx:1.999",
});
const exited = (
  cause: Extract<Problem, { code: "exited" }>["cause"],
  exitCode: number | undefined,
  more: { readonly isInit?: boolean; readonly isLooping?: boolean } = {},
): Problem => ({
  code: "exited",
  container: "web",
  isInit: false,
  isLooping: true,
  cause,
  exitCode,
  ...more,
});
const noNode = (reasons: string, nodes = 3): Problem => ({
  code: "noNode",
  problem: schedulingProblem(`0/${nodes} nodes are available: ${reasons}.`),
});
const notReady = (why: Extract<Problem, { code: "nodeNotReady" }>["why"], said = ""): Problem => ({
  code: "nodeNotReady",
  why,
  said,
});
const evicted = (why: Extract<Problem, { code: "evicted" }>["why"], said = ""): Problem => ({
  code: "evicted",
  why,
  said,
});
const refused = (by: Extract<Problem, { code: "refused" }>["by"], said = ""): Problem => ({
  code: "refused",
  by,
  said,
});

const registryLacks =
  "The image `nginx:1.999` cannot be pulled. The registry does not have this image, or does not show it to this cluster.";
const events = "Read its events: `kubectl describe pod web-1 -n shop`";

/** The problem, the sentence about it, and what to do next. */
const cases: readonly (readonly [Problem, text: string, step: string | undefined, object?: ProblemObject])[] =
  [
    [image("notFound"), registryLacks, "Check the name and the tag."],
    [image("noTag"), registryLacks, "Check the name and the tag."],
    [
      image("unauthorized"),
      "The image `nginx:1.999` cannot be pulled. The registry requires a login.",
      "Check imagePullSecrets.",
    ],
    [
      image("rateLimited"),
      "The image `nginx:1.999` cannot be pulled. The registry allows no more pulls for now.",
      "Wait, or sign in to the registry with imagePullSecrets.",
    ],
    [
      image("unreachable"),
      "The image `nginx:1.999` cannot be pulled. The node could not reach the registry.",
      "Check the name of the registry and the network of the node.",
    ],
    [
      image("badName"),
      "The image `nginx:1.999` cannot be pulled. This is not a valid image name.",
      "Check the name and the tag.",
    ],
    [
      image("noPlatform"),
      "The image `nginx:1.999` cannot be pulled. The image has no build for the node's processor.",
      "Use an image that is built for several processors, or a node of another kind.",
    ],
    [
      image("neverPulled"),
      "The image `nginx:1.999` cannot be pulled. It is not on the node, and imagePullPolicy forbids a pull.",
      "Remove imagePullPolicy, or load the image onto the node.",
    ],
    [
      image("noSpace"),
      "The image `nginx:1.999` cannot be pulled. The node has no disk space left.",
      "Remove what uses so much of it, or move pods to other nodes.",
    ],
    [image("unknown"), "The image `nginx:1.999` cannot be pulled.", "Check the name and the tag."],
    [
      exited("failed", 1),
      "Container `web` ended with an error (exit code 1).",
      "Read its last output: `kubectl logs web-1 -n shop -c web --previous`",
    ],
    [
      exited("failed", 1, { isLooping: false, isInit: true }),
      "Container `web` ended with an error (exit code 1). The other containers wait for it.",
      "Read its last output: `kubectl logs web-1 -n shop -c web`",
    ],
    [
      exited("ended", 0),
      "Container `web` ended without an error (exit code 0).",
      "Use a program that keeps running, or make it a Job.",
    ],
    [
      exited("killed", 137),
      "Container `web` was killed (exit code 137, SIGKILL).",
      "See whether its liveness probe fails, or its node lacks memory.",
    ],
    [
      exited("stopped", 143),
      "Container `web` was asked to stop (exit code 143, SIGTERM).",
      "Read its last output: `kubectl logs web-1 -n shop -c web --previous`",
    ],
    [
      exited("faulted", 139),
      "Container `web` crashed (exit code 139, SIGSEGV).",
      "Read its last output: `kubectl logs web-1 -n shop -c web --previous`",
    ],
    [
      exited("faulted", 134),
      "Container `web` crashed (exit code 134, SIGABRT).",
      "Read its last output: `kubectl logs web-1 -n shop -c web --previous`",
    ],
    [
      exited("signal", 130),
      "A signal ended container `web` (exit code 130).",
      "Read its last output: `kubectl logs web-1 -n shop -c web --previous`",
    ],
    [
      exited("notFound", 127),
      "Container `web` lacks the command that it should run (exit code 127).",
      "Compare command and args with what the image contains.",
    ],
    [
      exited("notExecutable", 126),
      "Container `web` cannot execute its command (exit code 126).",
      "Compare command and args with what the image contains.",
    ],
    [
      exited("notStarted", 128),
      "The program of container `web` cannot be started (exit code 128).",
      "Compare command and args with what the image contains.",
    ],
    [
      exited("unknown", undefined),
      "Container `web` ended, and its exit code is not known.",
      "Read its last output: `kubectl logs web-1 -n shop -c web --previous`",
    ],
    [
      { code: "outOfMemory", container: "web", restarts: 9, limit: "64Mi" },
      "Container `web` was killed because it exceeded its memory limit of 64Mi. Restarts: 9.",
      "Raise resources.limits.memory, or find out what needs so much memory.",
    ],
    [
      { code: "outOfMemory", container: "web", restarts: 2, limit: undefined },
      "Container `web` was killed for lack of memory. Restarts: 2.",
      "Raise resources.limits.memory, or find out what needs so much memory.",
    ],
    [
      { code: "probe", probe: "readiness", container: "web", said: "HTTP probe failed with statuscode: 503" },
      "The readiness probe of container `web` does not succeed. `HTTP probe failed with statuscode: 503`",
      "Compare the port and the path of the probe with those of the program.",
    ],
    [{ code: "readinessGate", gate: "a/b" }, "The readiness gate `a/b` is not open yet.", events],
    [
      { code: "missing", kind: "ConfigMap", name: "settings" },
      "ConfigMap `settings` does not exist.",
      "Create it in the namespace `shop`.",
    ],
    [
      { code: "missing", kind: "Secret", name: "password", key: "user" },
      "Secret `password` has no key `user`.",
      "Add the key, or correct its name in the manifest.",
    ],
    [
      { code: "cannotStart", container: "web", said: "no such device" },
      "Container `web` cannot be created: `no such device`",
      events,
    ],
    [
      noNode(
        "1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 Insufficient memory",
      ),
      "Of 3 nodes: 1 reserved for the control plane; 2 without enough memory.",
      "Request less, or add a node.",
    ],
    [
      noNode("1 Insufficient cpu, 2 node(s) didn't match Pod's node affinity/selector"),
      "Of 3 nodes: 1 without enough CPU; 2 without the labels that the pod requires.",
      "Compare what the pod requires of its node with the labels there are.",
    ],
    [
      noNode("3 node(s) had untolerated taint {team: a}"),
      "Of 3 nodes: 3 with the taint `team: a`, which the pod does not tolerate.",
      "Add a toleration to the pod, or remove the taint.",
    ],
    [
      noNode("3 node(s) were unschedulable"),
      "Of 3 nodes: 3 cordoned, so it takes no new pods.",
      "Uncordon a node.",
    ],
    [
      noNode("3 node(s) had untolerated taint {node.kubernetes.io/not-ready: }"),
      "Of 3 nodes: 3 not ready.",
      "See why the nodes are not ready.",
    ],
    [
      noNode("3 node(s) didn't have free ports for the requested pod ports"),
      "Of 3 nodes: 3 where a port that the pod needs is taken.",
      "Remove hostPort if the pod can do without it.",
    ],
    [
      noNode("pod has unbound immediate PersistentVolumeClaims"),
      "Of 3 nodes: ruled out by a volume (`pod has unbound immediate PersistentVolumeClaims`).",
      "Look at its PersistentVolumeClaims.",
    ],
    [
      noNode("3 node(s) were struck by lightning"),
      "Of 3 nodes: 3 `node(s) were struck by lightning`.",
      events,
    ],
    [
      { code: "noNode", problem: schedulingProblem("no nodes available to schedule pods") },
      "The cluster has no node that accepts pods.",
      "Request less, or add a node.",
    ],
    [
      { code: "gated", gates: ["a/b", "c"] },
      "Scheduling gates hold the pod back: `a/b`, `c`.",
      "Look at the controller that has to remove them.",
    ],
    [
      { code: "volume", said: "Multi-Attach error" },
      "A volume is not available: `Multi-Attach error`",
      events,
    ],
    [
      { code: "sandbox", said: "no IP address" },
      "The node cannot set up the network of the pod: `no IP address`",
      events,
    ],
    [{ code: "notStarted", from: 0 }, "The containers have not started after more than a minute.", events],
    [
      evicted("memory"),
      "The pod was evicted because its node ran low on memory.",
      "Set requests and limits to what the pod really needs.",
    ],
    [
      evicted("disk"),
      "The pod was evicted because its node ran low on disk space.",
      "Set requests and limits to what the pod really needs.",
    ],
    [
      evicted("processes"),
      "The pod was evicted because its node ran low on process IDs.",
      "Set requests and limits to what the pod really needs.",
    ],
    [
      evicted("ownStorage"),
      "The pod was evicted because it used more local storage than its limit.",
      "Set requests and limits to what the pod really needs.",
    ],
    ...(
      [
        ["taint", "The pod was evicted because of a taint on its node."],
        ["preempted", "The pod made room for one with higher priority."],
        ["drained", "The pod was evicted through the API, as kubectl drain does."],
        ["shutdown", "The node of the pod was shut down."],
        ["nodeGone", "The node of the pod no longer exists."],
        ["other", "The pod was evicted: `because`"],
      ] as const
    ).map(
      ([why, text]) =>
        [
          evicted(why, "because"),
          text,
          "Delete the pod. If it has a controller, that has created another.",
        ] as const,
    ),
    [
      { code: "rejected", reason: "OutOfcpu", said: "not enough" },
      "It failed: `OutOfcpu`, `not enough`",
      events,
    ],
    [
      { code: "nodeSilent", node: "worker-a" },
      "The node `worker-a` is not responding.",
      "See whether the node still runs. If it is gone for good, delete it.",
    ],
    [
      { code: "finalizers", finalizers: ["a/b"] },
      "Finalizers hold back the deletion: `a/b`.",
      "Look at the controller that has to remove them.",
    ],
    [
      { code: "notStopped", from: 0, node: "worker-a" },
      "The pod is being deleted and should have stopped by now.",
      "See whether the node still runs. If it is gone for good, delete it.",
    ],
    [
      refused({ type: "quota", name: "compute" }),
      "The quota `compute` leaves no room for more pods.",
      "Delete what is no longer needed, request less, or raise the quota.",
    ],
    [
      refused({ type: "webhook", name: "a.b", isSilent: true }),
      "The webhook `a.b` does not answer, so pods cannot be created.",
      "See whether the pods of the webhook run.",
    ],
    [
      refused({ type: "webhook", name: "a.b", isSilent: false }),
      "The webhook `a.b` rejects the pods.",
      events,
    ],
    [
      refused({ type: "podSecurity", level: "restricted" }),
      "The Pod Security level `restricted` does not allow the pods.",
      "Set securityContext as this level requires.",
    ],
    [
      refused({ type: "serviceAccount", name: "builder" }),
      "ServiceAccount `builder` does not exist.",
      "Create it in the namespace `shop`.",
    ],
    [refused({ type: "limitRange" }, "too much"), "The API server rejects the pods: `too much`", events],
    [
      { code: "noProgress", seconds: 600 },
      "The rollout has made no progress for 600 s.",
      "See the reason at one of its pods.",
    ],
    [{ code: "noneReady", wanted: 3 }, "0 of 3 pods are ready.", "See the reason at one of its pods."],
    [
      { code: "noPods", wanted: 3, from: 0 },
      "It needs 3 pods and has none yet. It is waiting for its controller.",
      "Read its events: `kubectl describe statefulset db -n shop`",
      { kind: "StatefulSet", name: "db", namespace: "shop" },
    ],
    [{ code: "tooFew", ready: 1, wanted: 3 }, "1 of 3 pods are ready.", "See the reason at one of its pods."],
    [{ code: "paused" }, "The rollout is paused. Changes wait until it is resumed.", undefined],
    [{ code: "suspended" }, "It is suspended. Nothing new starts until it is resumed.", undefined],
    [
      { code: "gaveUp", reason: "BackoffLimitExceeded", said: "", limit: 6 },
      "The pods of the Job failed more often than its backoffLimit of 6 allows.",
      "Read the output of its pods: `kubectl logs job/tick -n shop`",
      job,
    ],
    [
      { code: "gaveUp", reason: "DeadlineExceeded", said: "", limit: 60 },
      "The Job took longer than its activeDeadlineSeconds of 60 allow.",
      "Read the output of its pods: `kubectl logs job/tick -n shop`",
      job,
    ],
    [
      { code: "gaveUp", reason: "PodFailurePolicy", said: "" },
      "It failed: `PodFailurePolicy`",
      "Read the output of its pods: `kubectl logs job/tick -n shop`",
      job,
    ],
    [
      { code: "podsFailed", failed: 2 },
      "Pods that failed: 2. The Job tries again.",
      "Read the output of its pods: `kubectl logs job/tick -n shop`",
      job,
    ],
    [
      notReady("silent"),
      "The kubelet of the node has stopped reporting.",
      "Look at the machine: does it run, and what does the kubelet log?",
      node,
    ],
    [
      notReady("neverReported"),
      "The kubelet of the node has not reported yet.",
      "Look at the machine: does it run, and what does the kubelet log?",
      node,
    ],
    [
      notReady("network"),
      "The node has no working network plugin.",
      "Look at the pods of the network plugin in kube-system.",
      node,
    ],
    [
      notReady("runtime"),
      "The container runtime of the node does not respond.",
      "Look at the machine: does it run, and what does the kubelet log?",
      node,
    ],
    [
      notReady("other", "node is shutting down"),
      "The kubelet reports that the node is not ready. `node is shutting down`",
      "Look at the machine: does it run, and what does the kubelet log?",
      node,
    ],
    [
      { code: "pressure", pressures: ["MemoryPressure", "DiskPressure"] },
      "The node runs low on memory, disk space.",
      "Remove what uses so much of it, or move pods to other nodes.",
      node,
    ],
    [
      { code: "networkUnavailable" },
      "The node has no working network plugin.",
      "Look at the pods of the network plugin in kube-system.",
      node,
    ],
    [
      { code: "cordoned" },
      "The node is cordoned, so it takes no new pods.",
      "Uncordon it when the maintenance is over: `kubectl uncordon worker-a`",
      node,
    ],
    [
      { code: "noEndpoints" },
      "No ready pod is behind it, so requests go nowhere.",
      "Expand it to see its pods.",
      service,
    ],
    [
      { code: "noMatch", selector: "app=web" },
      "No pod matches its selector `app=web`.",
      "Compare the selector with the labels of the pods.",
      service,
    ],
    [
      { code: "noAddress", from: 0 },
      "It still has no address. No controller in the cluster has provided one.",
      "Read its events: `kubectl describe service web -n shop`",
      service,
    ],
    [
      { code: "missing", kind: "Service", name: "cart" },
      "Service `cart` does not exist.",
      "Create it in the namespace `shop`.",
      { kind: "Ingress", name: "shop", namespace: "shop" },
    ],
    [
      { code: "noPort", service: "cart", port: "8080" },
      "Service `cart` has no port `8080`.",
      "Compare the port with those of the Service.",
      { kind: "Ingress", name: "shop", namespace: "shop" },
    ],
    [
      { code: "firstConsumer", storageClass: "gp3" },
      "It is waiting for a pod that uses it. Its StorageClass provides the volume only then.",
      undefined,
      claim,
    ],
    [
      { code: "noClass" },
      "It names no StorageClass, and the cluster has no default one.",
      "Set storageClassName, or make a StorageClass the default.",
      claim,
    ],
    [
      { code: "missing", kind: "StorageClass", name: "gone" },
      "StorageClass `gone` does not exist.",
      "Name one that exists: `kubectl get storageclasses`",
      claim,
    ],
    [
      { code: "noVolume" },
      "No free PersistentVolume fits its size, its access modes, and its class.",
      "Read its events: `kubectl describe persistentvolumeclaim data -n shop`",
      claim,
    ],
    [
      { code: "noVolume", by: { volume: "pv-1" } },
      "It is waiting for the volume `pv-1`.",
      "Read its events: `kubectl describe persistentvolumeclaim data -n shop`",
      claim,
    ],
    [
      { code: "noVolume", by: { storageClass: "fast", provisioner: "ebs.csi.aws.com" } },
      "It is waiting for `ebs.csi.aws.com` to provide a volume.",
      "Read its events: `kubectl describe persistentvolumeclaim data -n shop`",
      claim,
    ],
    [
      { code: "noVolume", by: { storageClass: "fast", provisioner: "" } },
      "It is waiting for `fast` to provide a volume.",
      "Read its events: `kubectl describe persistentvolumeclaim data -n shop`",
      claim,
    ],
    [
      { code: "volumeLost", volume: "pv-1" },
      "Its volume `pv-1` no longer exists.",
      "Read its events: `kubectl describe persistentvolumeclaim data -n shop`",
      claim,
    ],
    [
      { code: "noMetrics", said: "unable to fetch metrics" },
      "It cannot read its metrics: `unable to fetch metrics`",
      "See whether metrics-server runs: `kubectl top pods`",
      autoscaler,
    ],
    [
      { code: "noMetrics", said: "missing request for cpu in container web of Pod web-1" },
      "It cannot read its metrics: `missing request for cpu in container web of Pod web-1`",
      "Set resources.requests for each container of its pods.",
      autoscaler,
    ],
    [
      { code: "cannotScale", said: "forbidden" },
      "It cannot scale: `forbidden`",
      "Read its events: `kubectl describe horizontalpodautoscaler web -n shop`",
      autoscaler,
    ],
    [
      { code: "scaledToZero" },
      "Its workload is scaled to 0, which switches the autoscaler off.",
      "Scale the workload to 1 or more.",
      autoscaler,
    ],
  ];

/** Words that stay English in Korean texts: fields, reasons, products, and terms in parentheses. */
const latin =
  /\([a-z -]+\)|\(Job\)|\(Pod Security\)|ConfigMap|ServiceAccount|Secret|PersistentVolumeClaim|imagePull\w+|resources\.(?:limits\.memory|requests)|storageClassName|StorageClass|Service|metrics-server|securityContext|backoffLimit|activeDeadlineSeconds|hostPort|finalizer|kubelet|kubectl drain|kube-system|uncordon|command|args|readiness|API|CPU|ID|SIG[A-Z]+|Mi/g;

describe("The words for a problem", () => {
  afterEach(() => config({ contents: {} }));

  for (const [problem, text, step, object = pod] of cases) {
    it(text, () => {
      assert.equal(problemText(problem, quote), text);
      assert.equal(nextStep(problem, object, quote), step);
    });

    it(`${text}, in Korean`, () => {
      config({ contents: korean });
      const told = [problemText(problem, quote), nextStep(problem, object, quote)].join(" ");
      assert.match(told, /[가-힣]/);
      const prose = told.replace(/`[^`]*`/g, "").replace(latin, "");
      assert.deepEqual(prose.match(/[A-Za-z]{2,}/g) ?? [], []);
      assert.ok(!/\{\d\}/.test(told), told);
    });
  }

  it("are shorter in a row, with what matters most first", () => {
    const reasons = "1 node(s) had untolerated taint(s), 2 Insufficient cpu, 7 Too many pods";
    assert.equal(
      problemLabel(noNode(reasons, 10)),
      "Of 10 nodes: 7 already full of pods; 2 without enough CPU; 1 with a taint that the pod does not tolerate.",
    );
    assert.equal(problemLabel(image("rateLimited")), "The registry allows no more pulls for now.");
    assert.equal(problemLabel(image("unknown")), "The image nginx:1.999 cannot be pulled.");
    assert.equal(problemLabel(exited("failed", 1)), "Container web ended with an error (exit code 1).");
  });

  it("come with a page in the reader's language", () => {
    assert.equal(
      problemPage({ code: "missing", kind: "Secret", name: "password" }, "en"),
      "https://kubernetes.io/docs/concepts/configuration/secret/",
    );
    assert.equal(
      problemPage(refused({ type: "podSecurity", level: "restricted" }), "ko"),
      "https://kubernetes.io/ko/docs/concepts/security/pod-security-admission/",
    );
    for (const [problem] of cases)
      assert.match(problemPage(problem, "en"), /^https:\/\/kubernetes\.io\/docs\/concepts\/[a-z-]+\//);
  });
});
