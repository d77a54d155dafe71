import assert from "node:assert/strict";
import { type Advice, longestMessage } from "../../../../src/course/check/advice.ts";
import { adviceFor } from "../../../../src/course/check/adviceFor.ts";
import type { NodeFacts, OpenManifest, Situation } from "../../../../src/course/check/situation.ts";
import type { CourseKinds, CourseObjects } from "../../../../src/course/courseObjects.ts";
import { newCourse } from "../../../../src/course/courseState.ts";
import { type PartId, partsOfSteps, type StepId, stepIds } from "../../../../src/course/steps.ts";
import { knownImages } from "kubernetes-practice-cluster/knownImages";
import { summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { world } from "../courseWorld.ts";

/** A case: what is said of a part of a step, in which situation, by which rule. */
export type Case = readonly [rule: string, part: PartId, situation: Partial<Situation>, message: string];

export const now = Date.parse("2026-01-01T12:00:00Z");

/** The practice cluster is connected, with three workers, and the learner has nothing in it. */
export function situation(changes: Partial<Situation> = {}): Situation {
  return {
    connection: { status: "practice" },
    namespace: "default",
    now,
    state: newCourse,
    objects: world(),
    strangers: [],
    editor: [],
    knownImages,
    nodes: [worker("node-1"), worker("node-2"), worker("node-3")],
    warnings: [],
    isTrusted: true,
    hasKubectl: true,
    terminal: "none",
    tried: { emptyNode: false, emptyFilter: false, emptyControlPlane: false, troubledNodes: [] },
    steps: stepIds,
    titles: {},
    ...changes,
  };
}

/** A situation in which the learner has some objects. */
export function having(
  objects: Partial<CourseObjects>,
  changes: Partial<Situation> = {},
): Partial<Situation> {
  return { objects: world(objects), ...changes };
}

/** Advice on one part of a step, where all parts before it are done. */
export function adviceOn(part: PartId, changes: Partial<Situation>): Advice {
  const step = stepOf(part);
  const parts: readonly PartId[] = partsOfSteps[step];
  const before = parts.slice(0, parts.indexOf(part)).map((each): [PartId, number] => [each, 1]);
  const whole = situation(changes);
  const done = { ...Object.fromEntries(before), ...whole.state.done };
  return adviceFor(step, { ...whole, state: { ...whole.state, done } });
}

/** The step that a part belongs to. */
function stepOf(part: PartId): StepId {
  const found = Object.entries(partsOfSteps).find(([, parts]) => (parts as readonly PartId[]).includes(part));
  return found?.[0] as StepId;
}

/** Makes a test of each case; each also holds the form of the message. */
export function itAdvises(cases: readonly Case[]): void {
  for (const [rule, part, changes, message] of cases)
    it(`${rule} (${part})`, () => {
      const advice = adviceOn(part, changes);
      assert.deepEqual([advice.rule, advice.message], [rule, message]);
      assert.equal(advice.isDone, false);
      assert.ok(message.length <= longestMessage, `${message.length} characters`);
      assert.match(message, /\.$/);
    });
}

interface NodeOptions {
  readonly ready?: boolean;
  readonly cordoned?: boolean;
  readonly labels?: Record<string, string>;
  readonly taints?: NodeFacts["taints"];
  readonly roles?: readonly string[];
}

export function worker(name: string, options: NodeOptions = {}): NodeFacts {
  const { ready = true, cordoned = false, taints = [], roles = [] } = options;
  const labels = {
    "kubernetes.io/hostname": name,
    "topology.kubernetes.io/zone": "ap-northeast-2a",
    ...options.labels,
  };
  const roleLabels = Object.fromEntries(roles.map((role) => [`node-role.kubernetes.io/${role}`, ""]));
  return {
    ...summarizeNode({
      metadata: { name, uid: name, labels: { ...labels, ...roleLabels } },
      spec: { unschedulable: cordoned },
      status: {
        conditions: [{ type: "Ready", status: ready ? "True" : "Unknown" }],
        addresses: [{ type: "InternalIP", address: "192.168.12.34" }],
      },
    }),
    labels,
    taints,
  };
}

type Pod = CourseKinds["pods"];

/** A pod of the learner's, with its status as the kubelet writes it. */
export function podWith(status: Pod["status"], changes: { metadata?: object; spec?: object } = {}): Pod {
  return {
    metadata: {
      name: "hello",
      uid: "hello",
      namespace: "default",
      labels: { app: "web" },
      ...changes.metadata,
    },
    spec: { nodeName: "node-1", containers: [{ name: "web", image: "nginx:1.29" }], ...changes.spec },
    status: { phase: "Pending", ...status },
  };
}

/** A pod whose one container waits. */
export function waitingPod(reason: string, message = "", image = "nginx:1.29", metadata: object = {}): Pod {
  return podWith(
    { containerStatuses: [{ name: "web", image, state: { waiting: { reason, message } } }] },
    { metadata, spec: { containers: [{ name: "web", image }] } },
  );
}

/** A pod without a node, of which the scheduler has said why. */
export function unscheduled(message: string, spec: object = {}): Pod {
  const pod = podWith(
    { conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message }] },
    { spec: { nodeName: undefined, ...spec } },
  );
  return pod;
}

export function manifest(kind: string, name: string, changes: Partial<OpenManifest> = {}): OpenManifest {
  return { uri: `untitled:${name}`, apiVersion: "v1", kind, name, ...changes };
}
