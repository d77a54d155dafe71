import assert from "node:assert/strict";
import type { Advice } from "../../src/course/check/advice.ts";
import { adviceFor } from "../../src/course/check/adviceFor.ts";
import { newestWarnings, nodeFacts } from "../../src/course/check/clusterFacts.ts";
import type { Situation } from "../../src/course/check/situation.ts";
import { courseKinds, type CourseObjects, isLearners } from "../../src/course/courseObjects.ts";
import { newCourse } from "../../src/course/courseState.ts";
import { type PartId, partsOfSteps, type StepId } from "../../src/course/steps.ts";
import {
  isKubernetesObject,
  type KubernetesObject,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { knownImages } from "kubernetes-practice-cluster/knownImages";
import { summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { PracticeProcess } from "kubernetes-practice-cluster/test/support/practiceProcess";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { stepIds } from "../../src/course/steps.ts";

const template = (container: object, spec: object = {}): object => ({
  metadata: { labels: { app: "web" } },
  spec: { containers: [{ name: "web", image: "nginx:1.29", ...container }], ...spec },
});
const pod = (container: object, spec: object = {}): object => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "hello", labels: { app: "web" } },
  spec: { containers: [{ name: "web", image: "nginx:1.29", ...container }], ...spec },
});
const deployment = (container: object, replicas = 3): object => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: { replicas, selector: { matchLabels: { app: "web" } }, template: template(container) },
});
const service = (selector: object): object => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web" },
  spec: { selector, ports: [{ port: 80 }] },
});
const job = (spec: object, container: object): object => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "pi" },
  spec: { ...spec, template: template(container, { restartPolicy: "Never" }) },
});
const daemonSet = (spec: object): object => ({
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "agent" },
  spec: { selector: { matchLabels: { app: "web" } }, template: template({}, spec) },
});

/** Mistakes, caused for real, with what Check has to say of each. */
const mistakes: readonly (readonly [
  what: string,
  PartId,
  objects: readonly object[],
  rule: string,
  message: RegExp,
])[] = [
  [
    "an image with a typo",
    "podRunning",
    [pod({ image: "ngnix:1.29" })],
    "image.typo",
    /closest known name is nginx\.$/,
  ],
  [
    "a tag that is not there",
    "podRunning",
    [pod({ image: "nginx:1.161" })],
    "image.unknownTag",
    /not with the tag 1\.161/,
  ],
  [
    "a name that is none",
    "podRunning",
    [pod({ image: "NGINX" })],
    "image.invalidName",
    /NGINX, is not a valid image name/,
  ],
  [
    "too much CPU",
    "podRunning",
    [pod({ resources: { requests: { cpu: "8" } } })],
    "schedule.cpu",
    /enough cpu left for its request \(8\)/,
  ],
  [
    "a nodeSelector of another region",
    "podRunning",
    [pod({}, { nodeSelector: { "topology.kubernetes.io/zone": "us-east-1a" } })],
    "schedule.nodeSelectorValue",
    /only topology\.kubernetes\.io\/zone=ap-northeast-2a/,
  ],
  [
    "a container that fails",
    "podRunning",
    [pod({ image: "busybox:1.37", command: ["sh", "-c", "exit 3"] }, { restartPolicy: "Never" })],
    "exit.failed",
    /exited with code 3/,
  ],
  [
    "a program that is not in the image",
    "podRunning",
    [pod({ image: "busybox:1.37", command: ["nothing"] }, { restartPolicy: "Never" })],
    "exit.noProgram",
    /exits with code 127/,
  ],
  [
    "a pod that ends",
    "podRunning",
    [pod({ image: "busybox:1.37", command: ["sh", "-c", "exit 0"] }, { restartPolicy: "Never" })],
    "pod.completed",
    /does not stay Running/,
  ],
  [
    "two replicas",
    "deploymentReady",
    [deployment({}, 2)],
    "deployment.tooFewReplicas",
    /set to 2 instead of 3/,
  ],
  [
    "a Deployment with a typo",
    "deploymentReady",
    [deployment({ image: "ngnix" })],
    "image.typo",
    /^Deployment web has 0 of 3 pods ready\./,
  ],
  ["one revision", "revisionRolledOut", [deployment({})], "rollout.oneRevision", /Roll out a new image/],
  [
    "a rollout of an image with a typo",
    "revisionRolledOut",
    [deployment({}), deployment({ image: "ngnix:1.31" })],
    "rollout.stuckOnImage",
    /its image ngnix:1\.31/,
  ],
  [
    "a DaemonSet for no node",
    "daemonSetOnEveryNode",
    [daemonSet({ nodeSelector: { gpu: "true" } })],
    "daemonSet.nodeSelector",
    /No node has the label gpu=true/,
  ],
  ["a suspended Job", "jobCompleted", [job({ suspend: true }, {})], "job.suspended", /spec\.suspend/],
  [
    "a Job that fails",
    "jobCompleted",
    [job({ backoffLimit: 0 }, { image: "busybox:1.37", command: ["sh", "-c", "exit 2"] })],
    "job.failedWithCode",
    /exited with code 2 more often than backoffLimit \(0\)/,
  ],
  [
    "a selector with a typo",
    "serviceHasEndpoints",
    [pod({}), service({ app: "wbe" })],
    "service.matchesNothing",
    /selects app=wbe, which matches no pod\. Your pods have app=web\.$/,
  ],
];

describe("Check in the practice cluster", function () {
  this.timeout(60_000);
  let practice: PracticeProcess;

  before(async () => {
    practice = await PracticeProcess.start();
  });

  after(async () => {
    await practice[Symbol.asyncDispose]();
  });

  async function list(apiVersion: string, kind: string): Promise<KubernetesObject[]> {
    const group = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const { body } = await practice.request("GET", `${group}/${kind.toLowerCase()}s`);
    const { items } = body as { items: object[] };
    return items.map((item) => ({ apiVersion, kind, ...item })).filter(isKubernetesObject);
  }

  const collection = (apiVersion: string, kind: string): string =>
    `${apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`}/namespaces/default/${kind.toLowerCase()}s`;

  async function apply(object: object): Promise<void> {
    assert.ok(isKubernetesObject(object));
    const { apiVersion, kind, metadata } = object;
    const path = `${collection(apiVersion, kind)}/${metadata.name ?? ""}?fieldManager=test&force=true`;
    const headers = { "content-type": "application/apply-patch+yaml" };
    const { code, body } = await practice.request("PATCH", path, object, headers);
    assert.ok(code < 300, JSON.stringify(body));
  }

  /** The learner's objects as the extension reads them. */
  async function read(): Promise<CourseObjects> {
    const own: Record<string, unknown> = {};
    for (const [name, { apiVersion, kind }] of Object.entries(courseKinds))
      own[name] = (await list(apiVersion, kind)).filter((object) => isLearners(object, "me", true));
    const nodes = (await list("v1", "Node")).map(summarizeNode);
    return { ...own, nodes, cluster: "practice" } as unknown as CourseObjects;
  }

  async function check(part: PartId): Promise<Advice> {
    const [step, parts] = Object.entries(partsOfSteps).find(([, all]) =>
      (all as readonly PartId[]).includes(part),
    )!;
    const done = Object.fromEntries(
      parts.slice(0, (parts as readonly PartId[]).indexOf(part)).map((each) => [each, 1]),
    );
    const nodes = await list("v1", "Node");
    const situation: Situation = {
      connection: { status: "practice" },
      namespace: "default",
      now: Date.now(),
      state: { ...newCourse, done },
      objects: await read(),
      strangers: [],
      editor: [],
      knownImages,
      nodes: nodes.map((node) => ({ ...summarizeNode(node), ...nodeFacts(node) })),
      warnings: newestWarnings((await list("v1", "Event")).filter(({ type }) => type === "Warning")),
      isTrusted: true,
      hasKubectl: true,
      terminal: "none",
      tried: { emptyNode: false, emptyFilter: false, emptyControlPlane: false, troubledNodes: [] },
      steps: stepIds,
      titles: {},
    };
    return adviceFor(step as StepId, situation);
  }

  async function advised(part: PartId, rule: string): Promise<Advice> {
    return await waitFor(`the advice ${rule}`, async () => {
      const advice = await check(part);
      return advice.rule === rule ? advice : new NotYet(advice);
    });
  }

  afterEach(async () => {
    for (const { apiVersion, kind } of [
      courseKinds.deployments,
      courseKinds.daemonSets,
      courseKinds.jobs,
      courseKinds.services,
      courseKinds.pods,
    ])
      for (const { metadata } of (await list(apiVersion, kind)).filter((object) =>
        isLearners(object, "me", true),
      ))
        await practice.request("DELETE", `${collection(apiVersion, kind)}/${metadata.name ?? ""}`, {
          apiVersion: "v1",
          kind: "DeleteOptions",
          propagationPolicy: "Background",
          gracePeriodSeconds: 0,
        });
    await waitFor("an empty cluster", async () => {
      const { pods, replicaSets } = await read();
      return pods.length + replicaSets.length === 0 ? true : new NotYet([pods.length, replicaSets.length]);
    });
  });

  for (const [what, part, objects, rule, message] of mistakes)
    it(`recognises ${what}`, async () => {
      for (const [index, object] of objects.entries()) {
        // The first of two has to have happened, for the second to be a change of it.
        if (index > 0 && part === "revisionRolledOut") await advised(part, "rollout.oneRevision");
        await apply(object);
      }
      assert.match((await advised(part, rule)).message, message);
    });

  it("recognises a cordoned node whose pods stay, then that they have nowhere to go", async () => {
    await apply(deployment({}));
    const { action } = await advised("podsMoved", "moved.noNodeStopped");
    assert.equal(action?.command, "kubernetesWorkshop.stopNode");
    const cordon = (name: string, unschedulable: boolean): Promise<unknown> =>
      practice.request(
        "PATCH",
        `/api/v1/nodes/${name}`,
        { spec: { unschedulable } },
        { "content-type": "application/merge-patch+json" },
      );
    const workers = (await read()).nodes.filter(({ status }) => !status.roles.includes("control-plane"));
    await cordon(workers[0]!.name, true);
    assert.match((await advised("podsMoved", "moved.cordonedOnly")).message, /accepts no new pods/);
    for (const { name } of workers) await cordon(name, true);
    await advised("podsMoved", "moved.nowhere");
    for (const { name } of workers) await cordon(name, false);
  });
});
