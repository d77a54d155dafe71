import assert from "node:assert/strict";
import { adviceFor } from "../../../../src/course/check/adviceFor.ts";
import type { Situation } from "../../../../src/course/check/situation.ts";
import { makingSteps, newCourse } from "../../../../src/course/courseState.ts";
import { partIds, stepIds } from "../../../../src/course/steps.ts";
import { commandIds } from "../../../../src/ids.ts";
import type { ConnectionFailure } from "../../../../src/session/connectionFailure.ts";
import { deployment, pod, replicaSet } from "../courseWorld.ts";
import { readOnlyAdvice } from "../../../../src/course/check/readOnlyAdvice.ts";
import { adviceOn, having, itAdvises, manifest, now, podWith, situation, worker } from "./situations.ts";

const failed = (failure: ConnectionFailure): Partial<Situation> => ({
  connection: { status: "none", failure, practiceRuns: false },
});
const other = (isEks = false): Partial<Situation> => ({
  connection: { status: "other", kubeContext: "prod", isEks },
});
const untried = { emptyNode: false, emptyFilter: false, emptyControlPlane: false, troubledNodes: [] };

describe("Check of the connection", () => {
  itAdvises([
    [
      "connection.none",
      "clusterConnected",
      { connection: { status: "none", practiceRuns: false } },
      "No cluster is connected yet. Start the practice cluster, which needs no account and no network.",
    ],
    [
      "connection.practiceNotConnected",
      "workloadsShown",
      { connection: { status: "none", practiceRuns: true } },
      "The practice cluster is running, but the Cluster view is not connected to it. Connect to it.",
    ],
    [
      "connection.connecting",
      "podRunning",
      { connection: { status: "connecting" } },
      "The cluster is still connecting. Check again in a moment.",
    ],
    [
      "connection.practiceFailed",
      "clusterConnected",
      failed("practiceFailed"),
      "The practice cluster could not be reached. See the log for details.",
    ],
    [
      "connection.noKubeconfig",
      "clusterConnected",
      failed("noKubeconfig"),
      "This machine has no kubeconfig, so there is no cluster of your own to connect to. Start the practice cluster instead.",
    ],
    [
      "connection.brokenKubeconfig",
      "clusterConnected",
      failed("brokenKubeconfig"),
      "The kubeconfig cannot be used. The log names the file and the problem.",
    ],
    [
      "connection.changedContext",
      "clusterConnected",
      failed("changedContext"),
      "The context that you selected now leads to another cluster, or signs in differently, so it was not contacted. Select it again.",
    ],
    [
      "connection.unreachable",
      "jobCompleted",
      failed("unreachable"),
      "The cluster is not responding. Make sure that it is running and that your network or VPN is connected, then try again.",
    ],
    [
      "connection.unauthorized",
      "clusterConnected",
      failed("unauthorized"),
      "The cluster rejected your credentials. Sign in again (on AWS: aws sso login), then try again.",
    ],
    [
      "connection.forbidden",
      "clusterConnected",
      failed("forbidden"),
      "You are signed in but do not have permission to read the nodes of this cluster. Ask its administrator, or use the practice cluster.",
    ],
    [
      "connection.untrusted",
      "clusterConnected",
      failed("untrusted"),
      "This workspace is not trusted, so its kubeconfig is not read. Start the practice cluster, or trust the workspace.",
    ],
    [
      "connection.seenSoon",
      "clusterConnected",
      {},
      "A cluster is connected. The step will be marked as done in a moment.",
    ],
  ]);
});

describe("Check of the tree", () => {
  const controlPlane = [worker("control", { roles: ["control-plane"] })];
  const seen = (part: "kubeletAddressShown"): Partial<Situation> => ({
    state: { ...newCourse, done: { [part]: 1 } },
  });
  itAdvises([
    [
      "workloads.notExpanded",
      "workloadsShown",
      {},
      "Expand Workloads in the Cluster view to see what the cluster keeps running.",
    ],
    [
      "nodes.none",
      "workloadsShown",
      { nodes: [] },
      "The cluster is connected but has no nodes, so nothing can run in it. Use the practice cluster, which has three workers.",
    ],
    ["nodes.noneExpanded", "podsOfNodeShown", {}, "Expand a node in the Cluster view to see its pods."],
    [
      "nodes.emptyExpanded",
      "podsOfNodeShown",
      { tried: { ...untried, emptyNode: true } },
      "The node that you expanded has no pods. Expand another one.",
    ],
    [
      "nodes.controlPlaneOnly",
      "podsOfNodeShown",
      { nodes: controlPlane },
      "This cluster has only control plane nodes. Expand one of them to see the pods of the control plane.",
    ],
    [
      "controlPlane.notExpanded",
      "controlPlaneShown",
      {},
      "Expand Control plane in the Cluster view, and find the API server, etcd, the controller manager, and the scheduler.",
    ],
    [
      "controlPlane.notExpandedOther",
      "controlPlaneShown",
      other(),
      "Expand Control plane in the Cluster view. It shows as much as this cluster lets you see.",
    ],
    [
      "controlPlane.eks",
      "controlPlaneShown",
      other(true),
      "On EKS, AWS runs the control plane and hides it. Expand Control plane in the Cluster view to see what remains.",
    ],
    [
      "controlPlane.empty",
      "controlPlaneShown",
      { ...other(), tried: { ...untried, emptyControlPlane: true } },
      "Control plane is empty because you do not have permission to read kube-system. Ask for it, or use the practice cluster.",
    ],
    [
      "communication.neither",
      "apiEndpointShown",
      {},
      "Select API endpoint under Control plane in the Cluster view. That is the address that the workers call.",
    ],
    [
      "communication.kubeletOnly",
      "apiEndpointShown",
      seen("kubeletAddressShown"),
      "You have seen the kubelet's address. For the other direction, select API endpoint under Control plane.",
    ],
    [
      "communication.endpointOnly",
      "kubeletAddressShown",
      {},
      "You have seen the API endpoint. Now expand a node and select its kubelet, which the control plane calls for logs and exec.",
    ],
    [
      "communication.noKubelet",
      "kubeletAddressShown",
      { nodes: [{ ...worker("node-1"), kubelet: undefined }] },
      "No node of this cluster reports the address of its kubelet. Use the practice cluster for this step.",
    ],
    [
      "trace.notOpened",
      "traceOpened",
      having({ deployments: [deployment("web", 3)] }),
      "Use Show What Happened to follow Deployment web through the components.",
    ],
    [
      "trace.podOnly",
      "traceOpened",
      having({ pods: [pod("hello")] }),
      "Apply a Deployment to see every component at work, or use Show What Happened to follow pod hello.",
    ],
    ["manifest.notOpened", "traceOpened", {}, "Open the Deployment manifest and apply it to the cluster."],
  ]);
});

describe("Check of pods that should move", () => {
  const all = {
    deployments: [deployment("web", 3)],
    replicaSets: [replicaSet("web-1", 3)],
    pods: [pod("web-1-a", { owner: "web-1" })],
  };
  const nodes = (
    first: Parameters<typeof worker>[1],
    second: Parameters<typeof worker>[1] = {},
  ): Partial<Situation> => ({
    nodes: [worker("node-1", first), worker("node-2", second)],
  });
  const unreachable = { key: "node.kubernetes.io/unreachable", effect: "NoExecute", addedAt: now - 4_000 };
  const silent = { ready: false, taints: [unreachable] };
  const tolerating = podWith(
    { phase: "Running" },
    {
      metadata: { name: "web-1-a", ownerReferences: [{ uid: "web-1", controller: true }] },
      spec: {
        tolerations: [
          { key: unreachable.key, operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 },
        ],
      },
    },
  );
  const lost = [{ owner: "web-1", wanted: 3, known: [], troubledNode: "node-1" }];
  const memory = {
    ...newCourse,
    clusters: { practice: { hadObjects: true, podHistory: { pods: {}, lost } } },
  };
  itAdvises([
    [
      "moved.oneWorker",
      "podsMoved",
      { nodes: [worker("node-1")] },
      "Pods can be replaced elsewhere only if there is a second worker node, but this cluster shows none. Use the practice cluster, which has three.",
    ],
    ["manifest.notOpened", "podsMoved", {}, "Open the Deployment manifest and apply it to the cluster."],
    [
      "moved.noNodeStopped",
      "podsMoved",
      having(all),
      "Stop a node that runs pods of Deployment web, for example node-1, and watch them appear on another node.",
    ],
    [
      "moved.noNodeCordoned",
      "podsMoved",
      having(all, other()),
      "Cordon a node that runs pods of Deployment web, for example node-1, then delete one of them. If that is forbidden, use the practice cluster.",
    ],
    [
      "moved.cordonedOnly",
      "podsMoved",
      having(all, nodes({ cordoned: true })),
      "Node node-1 accepts no new pods, but the existing ones stay until they are deleted. Delete pod web-1-a.",
    ],
    [
      "moved.tolerated",
      "podsMoved",
      having({ ...all, pods: [tolerating] }, nodes(silent)),
      "Node node-1 is not responding. Its pods will be replaced elsewhere in about 6 s, when their tolerationSeconds are over. Leave the node stopped.",
    ],
    [
      "moved.tolerated",
      "podsMoved",
      having({ ...all, pods: [tolerating] }, { ...nodes(silent), ...other() }),
      "Node node-1 is not responding. Its pods will be replaced elsewhere in about 296 s, when their tolerationSeconds are over. Leave the node stopped.",
    ],
    [
      "moved.toleratedFor",
      "podsMoved",
      having(all, nodes({ ready: false })),
      "Node node-1 is not responding. Its pods will be replaced elsewhere once their tolerationSeconds are over. Leave the node stopped and check again.",
    ],
    [
      "moved.leaving",
      "podsMoved",
      having({ ...all, pods: [pod("web-1-a", { owner: "web-1", deleted: true })] }, nodes(silent)),
      "The pods of node node-1 are being replaced on other nodes. Check again in a moment.",
    ],
    [
      "moved.starting",
      "podsMoved",
      having({ ...all, pods: [] }, { ...nodes(silent), state: memory }),
      "The pods of Deployment web are starting on other nodes. Check again in a moment.",
    ],
    [
      "moved.nowhere",
      "podsMoved",
      having(all, nodes(silent, { cordoned: true })),
      "There is no worker node left that accepts pods, so the pods cannot be replaced. Start or uncordon one of the others.",
    ],
    [
      "moved.onlyOthers",
      "podsMoved",
      having(
        { ...all, pods: [...all.pods, pod("hello", { node: "node-2" })] },
        nodes({}, { cordoned: true }),
      ),
      "Node node-2 runs only pods of DaemonSets and pods without a controller, which are not replaced elsewhere. Use node-1 instead.",
    ],
    [
      "moved.emptyNode",
      "podsMoved",
      having(all, nodes({}, { cordoned: true })),
      "Node node-2 runs no pods of your Deployments. Use node-1 instead, which does.",
    ],
    [
      "moved.controlPlane",
      "podsMoved",
      having(all, {
        nodes: [
          worker("node-1"),
          worker("node-2"),
          worker("master", { cordoned: true, roles: ["control-plane"] }),
        ],
        tried: { ...untried, troubledNodes: ["master"] },
      }),
      "Node master is cordoned or stopped, but it belongs to the control plane and runs no pods of yours. Use worker node-1 instead.",
    ],
    [
      "moved.noNodeStopped",
      "podsMoved",
      having(all, { tried: { ...untried, troubledNodes: ["gone"] } }),
      "Stop a node that runs pods of Deployment web, for example node-1, and watch them appear on another node.",
    ],
    [
      "moved.backTooSoon",
      "podsMoved",
      having(all, { tried: { ...untried, troubledNodes: ["node-2"] } }),
      "Node node-2 came back before its pods were replaced. Stop or cordon node-1 again, and leave it that way until new pods run elsewhere.",
    ],
  ]);
});

describe("Check of the editor and the terminal", () => {
  const config = { editor: [manifest("ClusterConfig", "demo", { apiVersion: "eksctl.io/v1alpha5" })] };
  itAdvises([
    [
      "tools.notChecked",
      "toolsChecked",
      {},
      "Run Check Tools on This Machine to find out which tools this machine has. Each one is only asked for its version.",
    ],
    [
      "tools.untrusted",
      "toolsChecked",
      { isTrusted: false },
      "The tool check runs programs, so it needs a trusted workspace. Trust this one first.",
    ],
    [
      "clusterConfig.notOpened",
      "clusterConfigExplained",
      {},
      "Open the course's ClusterConfig, and hover over its fields to see what they mean.",
    ],
    [
      "clusterConfig.noneExplained",
      "clusterConfigExplained",
      config,
      "Hover over three fields in the open ClusterConfig, such as managedNodeGroups, to see what they mean.",
    ],
    [
      "clusterConfig.someExplained",
      "clusterConfigExplained",
      { ...config, state: { ...newCourse, explainedFields: ["addons"] } },
      "You have read about 1 of 3 fields (addons). Hover over another one.",
    ],
    [
      "questions.notAnswered",
      "questionsAnswered",
      { connection: { status: "none", practiceRuns: false } },
      "Answer the three questions of this chapter. Wrong answers are explained, and you can try again.",
    ],
    [
      "kubectl.missing",
      "kubectlSeen",
      { hasKubectl: false },
      "This machine has no kubectl on its PATH. Open Workshop Shell, which works without it, and run kubectl get nodes in it.",
    ],
    [
      "kubectl.notRun",
      "kubectlSeen",
      { hasKubectl: false, terminal: "cluster" },
      "Run kubectl get nodes in the terminal that is connected to this cluster.",
    ],
    [
      "kubectl.noTerminal",
      "kubectlSeen",
      {},
      "Open the terminal whose kubectl is connected to this cluster, and run kubectl get nodes in it.",
    ],
    [
      "kubectl.otherTerminal",
      "kubectlSeen",
      { terminal: "other" },
      "The kubectl in your open terminals may be connected to another cluster. Open the extension's terminal and run kubectl get nodes there.",
    ],
    [
      "kubectl.notRun",
      "kubectlSeen",
      { terminal: "cluster" },
      "Run kubectl get nodes in the terminal that is connected to this cluster.",
    ],
    [
      "kubectl.otherCluster",
      "kubectlSeen",
      other(),
      "Requests from your own kubectl are visible only in the practice cluster, not in prod. Open Workshop Shell, and run kubectl get nodes in it.",
    ],
  ]);
});

describe("Check of the end", () => {
  const had = (cluster: string, done: Situation["state"]["done"] = {}): Partial<Situation> => ({
    state: {
      ...newCourse,
      done,
      clusters: { [cluster]: { hadObjects: true, podHistory: { pods: {}, lost: [] } } },
    },
  });
  const held = podWith(
    {},
    { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: ["example.com/keep"] } },
  );
  const all = Object.fromEntries(
    partIds.filter((part) => part !== "courseCleanedUp").map((part) => [part, 1]),
  );
  itAdvises([
    [
      "cleanUp.left",
      "courseCleanedUp",
      having({
        deployments: [deployment("web", 3)],
        pods: [pod("web-1", { owner: "web" }), pod("a"), pod("b")],
      }),
      "Objects from the course are still in the cluster: Pod (2), Deployment (1). Clean them up.",
    ],
    [
      "cleanUp.terminating",
      "courseCleanedUp",
      having({ pods: [pod("hello", { deleted: true })] }),
      "The objects from the course are being deleted (Pod (1)). Check again in a moment.",
    ],
    [
      "cleanUp.followers",
      "courseCleanedUp",
      having({ pods: [pod("web-1", { owner: "web" })] }),
      "The remaining objects (Pod (1)) belong to ones that you deleted and will disappear soon. Check again in a moment.",
    ],
    [
      "cleanUp.finalizer",
      "courseCleanedUp",
      having({ pods: [held] }),
      "Pod hello is being deleted, but its finalizer example.com/keep holds it until whoever set the finalizer is done.",
    ],
    [
      "cleanUp.nothingMade",
      "courseCleanedUp",
      {},
      "The course has not created anything in this cluster yet, so there is nothing to clean up. Start with the step on objects.",
    ],
    [
      "cleanUp.otherCluster",
      "courseCleanedUp",
      had("prod https://10.0.0.1"),
      "Nothing from the course is in this cluster, but something was in prod. Connect to it and clean up there.",
    ],
    [
      "cleanUp.otherCluster",
      "courseCleanedUp",
      had("team one https://10.0.0.1"),
      "Nothing from the course is in this cluster, but something was in team one. Connect to it and clean up there.",
    ],
    [
      "cleanUp.tooEarly",
      "courseCleanedUp",
      had("practice"),
      "Nothing is left in the cluster, but some steps that create objects are not done. Do those first, or clean up again after you apply something.",
    ],
    [
      "cleanUp.soon",
      "courseCleanedUp",
      had("practice", all),
      "Nothing is left in the cluster. Check again in a moment.",
    ],
  ]);

  describe("in a context that is read-only", () => {
    const connected = (readOnlyBy: "default" | "setting"): Partial<Situation> => ({
      connection: { status: "other", kubeContext: "prod", isEks: false, readOnlyBy },
    });
    const left = { deployments: [deployment("web", 3)] };
    itAdvises([
      [
        "cleanUp.left",
        "courseCleanedUp",
        { ...having(left), ...connected("default") },
        "Objects from the course are still in the cluster: Deployment (1). Clean them up. VS Code will first ask whether to allow changes in this context.",
      ],
      [
        "readOnly.setting",
        "courseCleanedUp",
        { ...having(left), ...connected("setting") },
        "A setting makes context prod read-only, so this cannot be done in it. Use the practice cluster.",
      ],
    ]);

    // Nothing of this changes the cluster.
    for (const part of [
      "podFieldExplained",
      "labelFilterUsed",
      "apiEndpointShown",
      "workloadsShown",
    ] as const)
      it(`leaves the advice on ${part} as it is`, () => {
        const writable: Situation["connection"] = { status: "other", kubeContext: "prod", isEks: false };
        for (const readOnlyBy of ["default", "setting"] as const)
          assert.deepEqual(adviceOn(part, connected(readOnlyBy)), adviceOn(part, { connection: writable }));
      });

    it("leaves out that VS Code asks where the notification has no room for it", () => {
      const advice = { ...adviceOn("courseCleanedUp", having(left)), message: `${"x".repeat(200)}.` };
      assert.ok(advice.action);
      assert.deepEqual(readOnlyAdvice(advice, situation(connected("default"))), advice);
    });
  });

  it("done.step names the next step, and done.course the end", () => {
    const titles = { "basics.nodes": "Nodes" };
    const done = { clusterConnected: 1, workloadsShown: 1 };
    const next = adviceFor("basics.welcome", situation({ titles, state: { ...newCourse, done } }));
    assert.deepEqual(
      [next.rule, next.isDone, next.message],
      ["done.step", true, "This step is done. The next one is “Nodes”."],
    );
    assert.deepEqual(next.action?.arguments, ["basics.nodes"]);
    const end = adviceFor(
      "eks.next",
      situation({ state: { ...newCourse, done: { ...all, courseCleanedUp: 1 } } }),
    );
    assert.equal(end.rule, "done.course");
  });

  it("leads to no step that the course leaves out", () => {
    const done = { clusterConnected: 1 };
    const steps = stepIds.filter((step) => step !== "basics.what-is-kubernetes");
    const state = { ...newCourse, done };
    assert.deepEqual(adviceFor("basics.welcome", situation({ steps, state })).action?.arguments, [
      "basics.nodes",
    ]);
    const short = situation({ steps: ["basics.welcome"], state });
    assert.equal(adviceFor("basics.welcome", short).rule, "done.course");
    const later = situation({ steps: stepIds.filter((step) => step !== "basics.objects-overview") });
    assert.deepEqual(adviceFor("eks.next", later).action?.arguments, ["basics.objects-detail-1"]);
    const nothingToMake = situation({ steps: stepIds.filter((step) => !makingSteps.includes(step)) });
    assert.equal(adviceFor("eks.next", nothingToMake).rule, "cleanUp.nothingToMake");
    assert.equal(adviceFor("eks.next", nothingToMake).action?.command, commandIds.cleanUpCourse);
  });
});
