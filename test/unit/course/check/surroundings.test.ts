import assert from "node:assert/strict";
import { adviceFor } from "../../../../src/course/check/adviceFor.ts";
import type { ConnectionFailure, Situation } from "../../../../src/course/check/situation.ts";
import { newCourse } from "../../../../src/course/courseState.ts";
import { partIds } from "../../../../src/course/steps.ts";
import { deployment, pod, replicaSet } from "../courseWorld.ts";
import { having, itAdvises, manifest, now, podWith, situation, worker } from "./situations.ts";

const failed = (failure: ConnectionFailure, wasPractice = false): Partial<Situation> => ({
  connection: { status: "none", failure, practiceRuns: false, wasPractice },
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
      "No cluster is connected yet; start the practice cluster, which needs no account and no network.",
    ],
    [
      "connection.practiceNotConnected",
      "nodesShown",
      { connection: { status: "none", practiceRuns: true } },
      "The practice cluster runs, but the cluster view is not connected to it; connect it.",
    ],
    [
      "connection.connecting",
      "podRunning",
      { connection: { status: "connecting" } },
      "The connection to the cluster is still being made; check again in a moment.",
    ],
    [
      "connection.practiceFailed",
      "clusterConnected",
      failed("unreachable", true),
      "The practice cluster could not be reached; the log says why.",
    ],
    [
      "connection.noKubeconfig",
      "clusterConnected",
      failed("noKubeconfig"),
      "This machine has no kubeconfig, so there is no cluster of your own; start the practice cluster instead.",
    ],
    [
      "connection.brokenKubeconfig",
      "clusterConnected",
      failed("brokenKubeconfig"),
      "The kubeconfig cannot be used; the log names the file and what is wrong with it.",
    ],
    [
      "connection.changedContext",
      "clusterConnected",
      failed("changedContext"),
      "The context that you chose now leads to another cluster or signs in there in another way, so it was not contacted; choose again.",
    ],
    [
      "connection.unreachable",
      "jobCompleted",
      failed("unreachable"),
      "The cluster does not answer; see that it runs and that your network or VPN is connected, then try again.",
    ],
    [
      "connection.unauthorized",
      "clusterConnected",
      failed("unauthorized"),
      "The cluster does not accept your credentials; sign in again (on AWS: aws sso login), then try again.",
    ],
    [
      "connection.forbidden",
      "clusterConnected",
      failed("forbidden"),
      "You are signed in but may not read the nodes of this cluster; ask whoever runs it, or use the practice cluster.",
    ],
    [
      "connection.untrusted",
      "clusterConnected",
      failed("untrusted"),
      "This workspace is not trusted, so its kubeconfig is not read; start the practice cluster, or trust the workspace.",
    ],
    [
      "connection.seenSoon",
      "clusterConnected",
      {},
      "A cluster is connected; the step is ticked in a moment.",
    ],
  ]);
});

describe("Check of the tree", () => {
  const controlPlane = [worker("control", { roles: ["control-plane"] })];
  const seen = (part: "kubeletAddressShown"): Partial<Situation> => ({
    state: { ...newCourse, done: { [part]: 1 } },
  });
  itAdvises([
    ["nodes.viewNotOpened", "nodesShown", {}, "Open the cluster view; it shows the nodes of the cluster."],
    [
      "nodes.none",
      "nodesShown",
      { nodes: [] },
      "The cluster is connected but has no nodes, so nothing can run in it; use the practice cluster, which has three workers.",
    ],
    ["nodes.noneExpanded", "podsOfNodeShown", {}, "Expand a node in the cluster view to see the pods on it."],
    [
      "nodes.emptyExpanded",
      "podsOfNodeShown",
      { tried: { ...untried, emptyNode: true } },
      "The node that you have expanded has no pods; expand another one.",
    ],
    [
      "nodes.controlPlaneOnly",
      "podsOfNodeShown",
      { nodes: controlPlane },
      "This cluster has control plane nodes only; expand one of them to see the pods of the control plane.",
    ],
    [
      "controlPlane.notExpanded",
      "controlPlaneShown",
      {},
      "Expand the group Control plane in the cluster view, and find the API server, etcd, the controller manager and the scheduler in it.",
    ],
    [
      "controlPlane.notExpandedOther",
      "controlPlaneShown",
      other(),
      "Expand the group Control plane in the cluster view; it shows as much of it as this cluster lets you see.",
    ],
    [
      "controlPlane.eks",
      "controlPlaneShown",
      other(true),
      "On EKS, AWS runs the control plane and hides it; expand the group Control plane in the cluster view to see what remains.",
    ],
    [
      "controlPlane.empty",
      "controlPlaneShown",
      { ...other(), tried: { ...untried, emptyControlPlane: true } },
      "The group Control plane has nothing to show, because you may not read kube-system; ask for that right, or use the practice cluster.",
    ],
    [
      "communication.neither",
      "apiEndpointShown",
      {},
      "Select the API endpoint in the group Control plane of the cluster view: that is where the workers call.",
    ],
    [
      "communication.kubeletOnly",
      "apiEndpointShown",
      seen("kubeletAddressShown"),
      "You have seen the kubelet's address; now select the API endpoint in the group Control plane, for the other direction.",
    ],
    [
      "communication.endpointOnly",
      "kubeletAddressShown",
      {},
      "You have seen the API endpoint; now expand a node and select its kubelet, which the control plane calls for logs and exec.",
    ],
    [
      "communication.noKubelet",
      "kubeletAddressShown",
      { nodes: [{ ...worker("node-1"), kubelet: undefined }] },
      "No node of this cluster tells the address of its kubelet; use the practice cluster for this step.",
    ],
    [
      "trace.notOpened",
      "traceOpened",
      having({ deployments: [deployment("web", 3)] }),
      "Have the extension show what happened to Deployment web, and follow it through the components.",
    ],
    [
      "trace.podOnly",
      "traceOpened",
      having({ pods: [pod("hello")] }),
      "Apply a Deployment to see every component at work, or have the extension show what happened to pod hello.",
    ],
    [
      "manifest.notOpened",
      "traceOpened",
      {},
      "Open the manifest of a Deployment and apply it to the cluster.",
    ],
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
      "Pods can be replaced elsewhere only if there is a second worker node, which this cluster does not show; use the practice cluster, which has three.",
    ],
    ["manifest.notOpened", "podsMoved", {}, "Open the manifest of a Deployment and apply it to the cluster."],
    [
      "moved.noNodeStopped",
      "podsMoved",
      having(all),
      "Stop a node that has pods of Deployment web, such as node-1, and watch them come up on another.",
    ],
    [
      "moved.noNodeCordoned",
      "podsMoved",
      having(all, other()),
      "Cordon a node that has pods of Deployment web, such as node-1, then delete one of them and see where the new one runs.",
    ],
    [
      "moved.cordonedOnly",
      "podsMoved",
      having(all, nodes({ cordoned: true })),
      "Node node-1 takes no new pods, but those on it stay until they are deleted; delete pod web-1-a.",
    ],
    [
      "moved.tolerated",
      "podsMoved",
      having({ ...all, pods: [tolerating] }, nodes(silent)),
      "Node node-1 does not answer, and its pods are replaced elsewhere in about 6 s, when the time for which they tolerate that is over; leave it stopped.",
    ],
    [
      "moved.tolerated",
      "podsMoved",
      having({ ...all, pods: [tolerating] }, { ...nodes(silent), ...other() }),
      "Node node-1 does not answer, and its pods are replaced elsewhere in about 296 s, when the time for which they tolerate that is over; leave it stopped.",
    ],
    [
      "moved.toleratedFor",
      "podsMoved",
      having(all, nodes({ ready: false })),
      "Node node-1 does not answer, and its pods are replaced elsewhere once the time for which they tolerate that is over; leave it stopped, and check again.",
    ],
    [
      "moved.leaving",
      "podsMoved",
      having({ ...all, pods: [pod("web-1-a", { owner: "web-1", deleted: true })] }, nodes(silent)),
      "The pods of node node-1 are being replaced on other nodes; check again in a moment.",
    ],
    [
      "moved.starting",
      "podsMoved",
      having({ ...all, pods: [] }, { ...nodes(silent), state: memory }),
      "The pods of Deployment web are starting on other nodes; check again in a moment.",
    ],
    [
      "moved.nowhere",
      "podsMoved",
      having(all, nodes(silent, { cordoned: true })),
      "No worker node is left that takes pods, so nothing can replace them; bring one of the others back.",
    ],
    [
      "moved.onlyOthers",
      "podsMoved",
      having(
        { ...all, pods: [...all.pods, pod("hello", { node: "node-2" })] },
        nodes({}, { cordoned: true }),
      ),
      "On node node-2 there are only pods of DaemonSets or ones that no controller made, which are not replaced elsewhere; take node-1 instead.",
    ],
    [
      "moved.emptyNode",
      "podsMoved",
      having(all, nodes({}, { cordoned: true })),
      "On node node-2 there is no pod of your Deployments; take node-1 instead, which has one.",
    ],
    [
      "moved.backTooSoon",
      "podsMoved",
      having(all, { tried: { ...untried, troubledNodes: ["node-2"] } }),
      "Node node-2 was back before its pods had been replaced; take node-1 out once more, and leave it so until new ones run elsewhere.",
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
      "Let the extension look which of the tools this machine has; it only asks each for its version.",
    ],
    [
      "tools.untrusted",
      "toolsChecked",
      { isTrusted: false },
      "Looking for tools runs programs, which happens in a trusted workspace only; trust this one first.",
    ],
    [
      "clusterConfig.notOpened",
      "clusterConfigExplained",
      {},
      "Open the ClusterConfig of the course, and point at its fields to have them explained.",
    ],
    [
      "clusterConfig.noneExplained",
      "clusterConfigExplained",
      config,
      "Point at three fields of the open ClusterConfig, such as managedNodeGroups, and read what they mean.",
    ],
    [
      "clusterConfig.someExplained",
      "clusterConfigExplained",
      { ...config, state: { ...newCourse, explainedFields: ["addons"] } },
      "You have read about 1 of 3 fields (addons); point at another one.",
    ],
    [
      "questions.notAnswered",
      "questionsAnswered",
      { connection: { status: "none", practiceRuns: false } },
      "Answer the three questions of this chapter; a wrong answer is explained, and you can try again.",
    ],
    [
      "kubectl.missing",
      "kubectlSeen",
      { hasKubectl: false },
      "This machine has no kubectl on its PATH; install it, then open a new terminal.",
    ],
    [
      "kubectl.noTerminal",
      "kubectlSeen",
      {},
      "Open the terminal whose kubectl speaks to the connected cluster, and run kubectl get nodes in it.",
    ],
    [
      "kubectl.otherTerminal",
      "kubectlSeen",
      { terminal: "other" },
      "The kubectl in your open terminals may speak to another cluster; open the terminal of the extension and run kubectl get nodes there.",
    ],
    [
      "kubectl.notRun",
      "kubectlSeen",
      { terminal: "cluster" },
      "Run kubectl get nodes in the terminal that speaks to the connected cluster.",
    ],
    [
      "kubectl.otherCluster",
      "kubectlSeen",
      other(),
      "Requests of kubectl are seen in the practice cluster only, and prod is no EKS cluster; start the practice cluster for this step.",
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
      "Of the course there is still in the cluster: Pod (2), Deployment (1); clean up.",
    ],
    [
      "cleanUp.terminating",
      "courseCleanedUp",
      having({ pods: [pod("hello", { deleted: true })] }),
      "What the course has made is being deleted (Pod (1)); check again in a moment.",
    ],
    [
      "cleanUp.followers",
      "courseCleanedUp",
      having({ pods: [pod("web-1", { owner: "web" })] }),
      "What remains (Pod (1)) belonged to what you have deleted, and goes after it; check again in a moment.",
    ],
    [
      "cleanUp.finalizer",
      "courseCleanedUp",
      having({ pods: [held] }),
      "Pod hello is deleted, but its finalizer example.com/keep holds it until whoever set that has done its work.",
    ],
    [
      "cleanUp.nothingMade",
      "courseCleanedUp",
      {},
      "The course has made nothing in this cluster yet, so there is nothing to clean up; begin with the step on objects.",
    ],
    [
      "cleanUp.otherCluster",
      "courseCleanedUp",
      had("prod https://10.0.0.1"),
      "This cluster has nothing of the course, but prod had; connect to it and clean up there.",
    ],
    [
      "cleanUp.otherCluster",
      "courseCleanedUp",
      had("team one https://10.0.0.1"),
      "This cluster has nothing of the course, but team one had; connect to it and clean up there.",
    ],
    [
      "cleanUp.tooEarly",
      "courseCleanedUp",
      had("practice"),
      "Nothing is left in the cluster, but the steps that make something are not all done; do those first, or have the extension clean up once more after applying something.",
    ],
    [
      "cleanUp.soon",
      "courseCleanedUp",
      had("practice", all),
      "Nothing is left in the cluster; check again in a moment.",
    ],
  ]);

  it("done.step names the next step, and done.course the end", () => {
    const titles = { "basics.nodes": "Nodes" };
    const done = { clusterConnected: 1, nodesShown: 1 };
    const next = adviceFor("basics.welcome", situation({ titles, state: { ...newCourse, done } }));
    assert.deepEqual(
      [next.rule, next.isDone, next.message],
      ["done.step", true, "This step is done; the next one is “Nodes”."],
    );
    assert.deepEqual(next.action?.arguments, ["basics.nodes"]);
    const end = adviceFor(
      "eks.next",
      situation({ state: { ...newCourse, done: { ...all, courseCleanedUp: 1 } } }),
    );
    assert.equal(end.rule, "done.course");
  });
});
