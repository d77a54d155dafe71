import type { Situation } from "../../../../src/course/check/situation.ts";
import type { CourseKinds } from "../../../../src/course/courseObjects.ts";
import { newCourse } from "../../../../src/course/courseState.ts";
import { deployment, pod, replicaSet } from "../courseWorld.ts";
import { having, itAdvises, manifest, podWith, unscheduled, waitingPod, worker } from "./situations.ts";

const owned = (uid: string, name = uid): object => ({
  name,
  uid: name,
  ownerReferences: [{ uid, controller: true, kind: "ReplicaSet", name: uid }],
});
const web = deployment("web", 3, { ready: 1 });
const first = replicaSet("web-1", 3);
const second = replicaSet("web-2", 1, { revision: 2, ready: 0 });
const withSpec = (spec: object): CourseKinds["deployments"] => ({ ...web, spec: { ...web.spec, ...spec } });
const withConditions = (...conditions: object[]): CourseKinds["deployments"] => ({
  ...web,
  status: { ...web.status, conditions },
});

describe("Check of a Deployment", () => {
  const refused = (message: string): CourseKinds["deployments"] =>
    withConditions({ type: "ReplicaFailure", status: "True", reason: "FailedCreate", message });
  itAdvises([
    [
      "manifest.notOpened",
      "deploymentReady",
      {},
      "Open the Deployment manifest and apply it to the cluster.",
    ],
    [
      "manifest.selectorMismatch",
      "deploymentReady",
      {
        editor: [
          manifest("Deployment", "web", {
            problem:
              'spec.template.metadata.labels: Invalid value: {"app":"wbe"}: `selector` does not match template `labels`',
          }),
        ],
      },
      "In the manifest of Deployment web, the selector does not match the labels of the template. Use the same labels in both.",
    ],
    [
      "pod.nodeSilent",
      "deploymentReady",
      having(
        {
          deployments: [web],
          replicaSets: [first],
          pods: [podWith({}, { metadata: owned("web-1", "web-1-a") })],
        },
        { nodes: [worker("node-1", { ready: false })] },
      ),
      "Deployment web has 1 of 3 pods ready. Pod web-1-a is on node node-1, which is not responding. Start that node, or wait until its controller creates another pod elsewhere.",
    ],
    [
      "deployment.tooFewReplicas",
      "deploymentReady",
      having({ deployments: [deployment("web", 2)] }),
      "Deployment web has its replicas set to 2 instead of 3. Scale it to 3.",
    ],
    [
      "image.typo",
      "deploymentReady",
      having({
        deployments: [web],
        replicaSets: [first],
        pods: [waitingPod("ErrImagePull", "", "ngnix", owned("web-1", "web-1-a"))],
      }),
      "Deployment web has 1 of 3 pods ready. The image ngnix of pod web-1-a cannot be pulled. The closest known name is nginx.",
    ],
    [
      "schedule.cpu",
      "deploymentReady",
      having({
        deployments: [web],
        replicaSets: [first],
        pods: [
          {
            ...unscheduled("0/3 nodes are available: 3 Insufficient cpu."),
            metadata: owned("web-1", "web-1-a"),
          },
        ],
      }),
      "Deployment web has 1 of 3 pods ready. Pod web-1-a has no node because none has enough cpu left for its request (). To fix this, correct the manifest and apply it again.",
    ],
    [
      "deployment.quota",
      "deploymentReady",
      having({
        deployments: [refused('pods "web-1-a" is forbidden: exceeded quota: small, requested: pods=1')],
      }),
      "The quota of namespace default leaves no room for the pods of Deployment web. Delete what you no longer need there, or request less.",
    ],
    [
      "deployment.refused",
      "deploymentReady",
      having(
        {
          deployments: [deployment("web", 3, { ready: 0 })].map((each) => ({
            ...each,
            status: { ...each.status, replicas: 0 },
          })),
          replicaSets: [first],
        },
        {
          warnings: [
            {
              reason: "FailedCreate",
              message: 'violates PodSecurity "restricted:latest"',
              object: { kind: "ReplicaSet", name: "web-1" },
            },
          ],
        },
      ),
      'The pods of Deployment web are rejected: violates PodSecurity "restricted:latest".',
    ],
    [
      "deployment.paused",
      "deploymentReady",
      having({ deployments: [withSpec({ paused: true })] }),
      "Deployment web is paused, so changes are not rolled out. Remove spec.paused, or run kubectl rollout resume deployment/web.",
    ],
    [
      "deployment.deadline",
      "deploymentReady",
      having({
        deployments: [
          withConditions({ type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded" }),
        ],
      }),
      "Deployment web made no progress for 600 seconds. Use Show What Happened to see where it stopped.",
    ],
    [
      "deployment.starting",
      "deploymentReady",
      having({ deployments: [web] }),
      "Deployment web has 1 of 3 pods ready, and the others are starting. Check again in a moment.",
    ],
  ]);
});

describe("Check of a rollout and a rollback", () => {
  const both = [first, second];
  const newPod = (image: string, reason = "ImagePullBackOff"): CourseKinds["pods"] =>
    waitingPod(reason, "", image, owned("web-2", "web-2-a"));
  const badSecond = {
    ...second,
    spec: { ...second.spec, template: { spec: { containers: [{ image: "ngnix:1.31" }] } } },
  };
  itAdvises([
    [
      "rollout.oneRevision",
      "revisionRolledOut",
      having({ deployments: [web], replicaSets: [first] }),
      "Deployment web is on its first revision. Roll out a new image and watch its pods being replaced one after another.",
    ],
    [
      "rollout.templateUnchanged",
      "revisionRolledOut",
      having({ deployments: [deployment("web", 3, { generation: 2 })], replicaSets: [first] }),
      "Deployment web was changed, but its pod template was not, so there is no new revision. Give it another image.",
    ],
    [
      "rollout.stuckOnImage",
      "revisionRolledOut",
      having({ deployments: [web], replicaSets: [first, badSecond], pods: [newPod("ngnix:1.31")] }),
      "The new revision of Deployment web cannot pull its image ngnix:1.31. Roll back, then roll out an image that exists.",
    ],
    [
      "exit.unknown",
      "revisionRolledOut",
      having({ deployments: [web], replicaSets: both, pods: [newPod("nginx", "CrashLoopBackOff")] }),
      "The new revision of Deployment web is not ready. Container web of pod web-2-a keeps exiting. To find out why, run kubectl logs web-2-a -c web --previous.",
    ],
    [
      "rollout.rolledBackTooSoon",
      "revisionRolledOut",
      having({
        deployments: [web],
        replicaSets: [replicaSet("web-1", 1, { revision: 3, history: "1" }), badSecond],
      }),
      "Deployment web is back on its first revision before another one was rolled out. Roll out an image that exists, such as public.ecr.aws/nginx/nginx:1.29-alpine.",
    ],
    [
      "manifest.deleted",
      "revisionRolledOut",
      { editor: [manifest("Deployment", "web")] },
      "Deployment web was applied earlier and is no longer in the cluster. Apply its manifest again.",
    ],
    [
      "rollout.starting",
      "revisionRolledOut",
      having({ deployments: [web], replicaSets: both }),
      "The new revision of Deployment web is starting. Check again in a moment.",
    ],
    [
      "rollout.noReplicas",
      "revisionRolledOut",
      having({ deployments: [withSpec({ replicas: 0 })], replicaSets: both }),
      "Deployment web is scaled to 0, so no pod of the new revision can start. Scale it to 3.",
    ],
    [
      "rollout.noHistory",
      "revisionRolledOut",
      having({ deployments: [withSpec({ revisionHistoryLimit: 0 })], replicaSets: [first] }),
      "Deployment web keeps no earlier revisions because its revisionHistoryLimit is 0. Remove that line and apply the manifest again.",
    ],
    [
      "rollback.notYet",
      "revisionRolledBack",
      having({ deployments: [web], replicaSets: both }),
      "Deployment web is on its newest revision, 2. Roll it back to an earlier one.",
    ],
    [
      "rollback.nothingToGoBackTo",
      "revisionRolledBack",
      having({ deployments: [web], replicaSets: [first] }),
      "Deployment web has only one revision. Roll out a new image first, then roll it back.",
    ],
    [
      "deployment.paused",
      "revisionRolledBack",
      having({ deployments: [withSpec({ paused: true })], replicaSets: both }),
      "Deployment web is paused, so changes are not rolled out. Remove spec.paused, or run kubectl rollout resume deployment/web.",
    ],
  ]);
});

describe("Check of a DaemonSet", () => {
  const agent = (
    wanted: number,
    ready: number,
    spec: object = {},
    observedGeneration = 1,
  ): CourseKinds["daemonSets"] => ({
    metadata: { name: "agent", uid: "agent", namespace: "default", generation: 1 },
    spec: { template: { spec } },
    status: { desiredNumberScheduled: wanted, numberReady: ready, observedGeneration },
  });
  const on = (node: string): CourseKinds["pods"] => pod(`agent-${node}`, { owner: "agent", node });
  const broken = {
    ...waitingPod("ErrImagePull", "", "ngnix", owned("agent", "agent-x")),
    spec: { nodeName: "node-3", containers: [{ name: "web", image: "ngnix" }] },
  };
  itAdvises([
    [
      "manifest.notOpened",
      "daemonSetOnEveryNode",
      {},
      "Open the DaemonSet manifest and apply it to the cluster.",
    ],
    [
      "daemonSet.notObserved",
      "daemonSetOnEveryNode",
      having({ daemonSets: [agent(0, 0, {}, 0)] }),
      "DaemonSet agent was applied only just now. Check again in a moment.",
    ],
    [
      "daemonSet.nodeSelector",
      "daemonSetOnEveryNode",
      having({ daemonSets: [agent(0, 0, { nodeSelector: { gpu: "true" } })] }),
      "No node has the label gpu=true, which the nodeSelector of DaemonSet agent requires. Remove the nodeSelector, or add the label to a node.",
    ],
    [
      "daemonSet.noNode",
      "daemonSetOnEveryNode",
      having({ daemonSets: [agent(0, 0)] }),
      "No node accepts the pods of DaemonSet agent: its template lacks a toleration for their taints, or has an affinity that no node matches.",
    ],
    [
      "image.typo",
      "daemonSetOnEveryNode",
      having({ daemonSets: [agent(3, 2)], pods: [on("node-1"), on("node-2"), broken] }),
      "DaemonSet agent is ready on 2 of 3 nodes. The image ngnix of pod agent-x cannot be pulled. The closest known name is nginx.",
    ],
    [
      "daemonSet.nodeSilent",
      "daemonSetOnEveryNode",
      having(
        { daemonSets: [agent(3, 2)], pods: [on("node-1"), on("node-2"), on("node-3")] },
        { nodes: [worker("node-1"), worker("node-2"), worker("node-3", { ready: false })] },
      ),
      "The pod of DaemonSet agent on node node-3 does not count because the node is not responding. Start the node.",
    ],
    [
      "daemonSet.starting",
      "daemonSetOnEveryNode",
      having({ daemonSets: [agent(3, 2)], pods: [on("node-1"), on("node-2")] }),
      "DaemonSet agent is ready on 2 of 3 nodes, and node-3 has no ready pod yet. Check again in a moment.",
    ],
  ]);
});

describe("Check of a replacement", () => {
  const pods = [pod("web-1-a", { owner: "web-1" })];
  const all = { deployments: [deployment("web", 3)], replicaSets: [first], pods };
  const memory = (
    lost: Situation["state"]["clusters"][string]["podHistory"]["lost"],
  ): Partial<Situation> => ({
    state: { ...newCourse, clusters: { practice: { hadObjects: true, podHistory: { pods: {}, lost } } } },
  });
  const lost = [{ owner: "web-1", wanted: 3, known: ["web-1-b"], troubledNode: undefined }];
  itAdvises([
    [
      "replaced.noneDeleted",
      "podReplaced",
      having(all),
      "Delete a pod of Deployment web and watch its ReplicaSet replace it.",
    ],
    [
      "replaced.noReplicas",
      "podReplaced",
      having({ ...all, deployments: [deployment("web", 0)] }),
      "Deployment web is scaled to 0 and has no pods. Scale it to 3, then delete one of them.",
    ],
    [
      "replaced.scaledDown",
      "podReplaced",
      having(
        { ...all, deployments: [deployment("web", 2)] },
        { state: { ...newCourse, done: { deploymentReady: 1 } } },
      ),
      "Deployment web is now scaled to 2. Pods that are removed by scaling down are not replaced. Delete a pod instead.",
    ],
    [
      "replaced.leaving",
      "podReplaced",
      having({ ...all, pods: [pod("web-1-a", { owner: "web-1", deleted: true })] }),
      "Pod web-1-a is being deleted, and its ReplicaSet is creating another. Check again in a moment.",
    ],
    [
      "replaced.starting",
      "podReplaced",
      having(all, memory(lost)),
      "The new pod of Deployment web is starting. Check again in a moment.",
    ],
    [
      "replaced.barePod",
      "podReplaced",
      having({ pods: [pod("hello")] }),
      "Pod hello will not come back when it is deleted, because no controller created it. Apply a Deployment and delete one of its pods.",
    ],
    [
      "replaced.nothingLeft",
      "podReplaced",
      having({}, memory([])),
      "Your objects are deleted, and no controller is left to bring a pod back. Apply a Deployment and delete one of its pods.",
    ],
  ]);
});

describe("Check of a Job", () => {
  const job = (spec: object, status: object = {}): CourseKinds["jobs"] => ({
    metadata: { name: "pi", uid: "pi", namespace: "default" },
    spec: { completions: 2, backoffLimit: 3, ...spec },
    status,
  });
  const failed = (reason: string, message = ""): object => ({
    conditions: [{ type: "Failed", status: "True", reason, message }],
  });
  const ended = podWith(
    {
      phase: "Failed",
      containerStatuses: [{ name: "web", state: { terminated: { exitCode: 2, reason: "Error" } } }],
    },
    { metadata: owned("pi", "pi-a") },
  );
  itAdvises([
    ["manifest.notOpened", "jobCompleted", {}, "Open the Job manifest and apply it to the cluster."],
    [
      "job.running",
      "jobCompleted",
      having({ jobs: [job({}, { succeeded: 1 })] }),
      "Job pi has 1 of 2 completions. Check again when it is complete.",
    ],
    [
      "job.suspended",
      "jobCompleted",
      having({ jobs: [job({ suspend: true })] }),
      "Job pi is suspended. Set spec.suspend to false and apply it again.",
    ],
    [
      "exit.failed",
      "jobCompleted",
      having({ jobs: [job({}, { failed: 1 })], pods: [ended] }),
      "Job pi is trying again. Failures so far: 1. Container web of pod pi-a exited with code 2. To see its last output, run kubectl logs pi-a -c web.",
    ],
    [
      "job.retrying",
      "jobCompleted",
      having({ jobs: [job({}, { failed: 1 })] }),
      "Job pi is trying again. Failures so far: 1. To see its output, run kubectl logs job/pi.",
    ],
    [
      "job.failedWithCode",
      "jobCompleted",
      having({ jobs: [job({}, failed("BackoffLimitExceeded"))], pods: [ended] }),
      "Job pi failed: its pods exited with code 2 more often than backoffLimit (3) allows. Delete it, fix its command, and apply it again.",
    ],
    [
      "job.failed",
      "jobCompleted",
      having({ jobs: [job({}, failed("BackoffLimitExceeded"))] }),
      "Job pi failed more often than its backoffLimit (3) allows. Delete it, fix its command, and apply it again.",
    ],
    [
      "job.deadline",
      "jobCompleted",
      having({ jobs: [job({ activeDeadlineSeconds: 5 }, failed("DeadlineExceeded"))] }),
      "Job pi ran longer than its activeDeadlineSeconds (5) allow. Delete it, raise the limit, and apply it again.",
    ],
    [
      "job.failedOtherwise",
      "jobCompleted",
      having({ jobs: [job({}, failed("PodFailurePolicy", "Container web failed."))] }),
      "Job pi failed: Container web failed. Delete it, fix its manifest, and apply it again.",
    ],
    [
      "job.onlyCronJob",
      "jobCompleted",
      having({ cronJobs: [{ metadata: { name: "nightly" }, spec: { schedule: "0 3 * * *" } }] }),
      "CronJob nightly creates a Job only on its schedule (0 3 * * *). Apply a Job of your own instead of waiting.",
    ],
  ]);
});

describe("Check of a Service and a label filter", () => {
  const service = (spec: object): CourseKinds["services"] => ({
    metadata: { name: "web", namespace: "default" },
    spec,
  });
  const services = [service({ selector: { app: "web" }, ports: [{ port: 80, targetPort: "http" }] })];
  const ready = { phase: "Running", conditions: [{ type: "Ready", status: "True" }] };
  const withPorts = (...ports: object[]): CourseKinds["pods"] =>
    podWith(ready, { spec: { containers: [{ name: "web", ports }] } });
  const tried = (emptyFilter: boolean): Partial<Situation> => ({
    tried: { emptyNode: false, emptyFilter, emptyControlPlane: false, troubledNodes: [] },
  });
  itAdvises([
    [
      "manifest.notOpened",
      "serviceHasEndpoints",
      {},
      "Open the Service manifest and apply it to the cluster.",
    ],
    [
      "service.externalName",
      "serviceHasEndpoints",
      having({ services: [service({ type: "ExternalName" })] }),
      "Service web is of type ExternalName, which maps to a DNS name and has no endpoints. Apply one with a selector.",
    ],
    [
      "service.noSelector",
      "serviceHasEndpoints",
      having({ services: [service({})] }),
      "Service web has no selector, so it selects no pods. Add the labels of your pods to spec.selector.",
    ],
    [
      "service.matchesNothing",
      "serviceHasEndpoints",
      having({ services: [service({ selector: { app: "wbe" } })], pods: [podWith(ready)] }),
      "Service web selects app=wbe, which matches no pod. Your pods have app=web.",
    ],
    [
      "service.noWorkload",
      "serviceHasEndpoints",
      having({ services, pods: [podWith(ready, { metadata: { labels: { app: "node-exporter" } } })] }),
      "Service web selects app=web, but there is no Deployment that creates such pods. Apply the Deployment manifest again.",
    ],
    [
      "service.otherNamespace",
      "serviceHasEndpoints",
      having({ services, pods: [podWith(ready, { metadata: { namespace: "shop" } })] }),
      "Service web is in namespace default, but the pods that it should select are in shop. Apply the Service there.",
    ],
    [
      "service.noPods",
      "serviceHasEndpoints",
      having({ services }),
      "Service web has no pods to send requests to. Apply a Deployment whose pods have app=web.",
    ],
    [
      "image.typo",
      "serviceHasEndpoints",
      having({ services, pods: [waitingPod("ErrImagePull", "", "ngnix")] }),
      "Service web selects pods, but none of them is ready. The image ngnix of pod hello cannot be pulled. The closest known name is nginx.",
    ],
    [
      "service.targetPort",
      "serviceHasEndpoints",
      having({ services, pods: [withPorts({ name: "web", containerPort: 80 })] }),
      "The targetPort http of Service web matches no port of its pods, which have web. Correct it.",
    ],
    [
      "service.targetPortUnnamed",
      "serviceHasEndpoints",
      having({ services, pods: [withPorts({ containerPort: 80 })] }),
      "The targetPort http of Service web is a name, but the ports of its pods have no names. Use the port number instead.",
    ],
    [
      "service.starting",
      "serviceHasEndpoints",
      having({ services, pods: [withPorts({ name: "http", containerPort: 80 })] }),
      "The endpoints of Service web are being updated. Check again in a moment.",
    ],
    [
      "filter.neverUsed",
      "labelFilterUsed",
      having(
        { pods: [podWith(ready, { metadata: { labels: { "pod-template-hash": "1", tier: "front" } } })] },
        tried(false),
      ),
      "Filter the Cluster view by a label, for example tier=front.",
    ],
    [
      "filter.matchedNothing",
      "labelFilterUsed",
      having({ pods: [podWith(ready)] }, tried(true)),
      "Your filter matched no pods. Your pods have app=web.",
    ],
    [
      "filter.noPods",
      "labelFilterUsed",
      tried(true),
      "Your filter matched no pods, and you currently have none. Apply a Deployment, then filter by its label.",
    ],
  ]);
});
