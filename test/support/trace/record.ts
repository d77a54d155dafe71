// Records `test/fixtures/trace/*.json` anew, from the practice cluster and from a real control plane:
// `node scripts/run.mjs --import ./packages/practice-cluster/src/webernetes/extensionlessImports.ts test/support/trace/record.ts`
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { assembleTrace } from "../../../src/trace/assembleTrace.ts";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { workers } from "@kubernetes-workshop/hosts/controlPlane/node";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { PracticeProcess } from "kubernetes-practice-cluster/test/support/practiceProcess";
import type { CommandResult } from "@kubernetes-workshop/hosts/runCommand";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { type Recording, requestKey } from "./recording.ts";

/** A cluster as the recordings use it. */
interface Subject {
  readonly kubectl: (
    args: readonly string[],
    options?: { readonly input?: string },
  ) => Promise<CommandResult>;
  readonly get: (target: string) => Promise<{ readonly code: number; readonly body: unknown }>;
}

interface Scenario {
  readonly name: string;
  readonly ref: { readonly kind: Recording["ref"]["kind"]; readonly name: string };
  readonly play: (kubectl: (line: string, input?: string) => Promise<string>) => Promise<void>;
}

const container = (image: string, command?: string): string =>
  `{name: main, image: "${image}"${command === undefined ? "" : `, command: [sh, -c, "${command}"]`}}`;
const pod = (name: string, spec: string): string =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, labels: {app: ${name}}}, spec: ${spec}}`;
const workload = (kind: string, spec: string): string => `apiVersion: apps/v1
kind: ${kind}
metadata: {name: web, labels: {app: web}}
spec:
  ${spec}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: nginx, image: "nginx:1.29", resources: {requests: {cpu: 100m, memory: 64Mi}}}]}`;
const deployment = workload("Deployment", "replicas: 3");
const job = (command: string): string => `apiVersion: batch/v1
kind: Job
metadata: {name: work}
spec: {backoffLimit: 1, template: {spec: {restartPolicy: Never, containers: [${container("busybox:1.37", command)}]}}}`;
const service =
  "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80}]}}";
const web = { kind: "Deployment", name: "web" } as const;

type Kubectl = Parameters<Scenario["play"]>[0];

async function rolledOut(kubectl: Kubectl, what = "deployment/web"): Promise<void> {
  await kubectl(`rollout status ${what} --timeout=60s`);
}

async function see(kubectl: Kubectl, line: string, expected: RegExp): Promise<void> {
  await waitFor(
    `${line} to show ${expected}`,
    async () => {
      const text = await kubectl(line);
      return expected.test(text) || new NotYet(text);
    },
    { timeoutMs: 90_000 },
  );
}

async function rollOut(kubectl: Kubectl): Promise<void> {
  await kubectl("apply -f -", deployment);
  await rolledOut(kubectl);
  await pause();
  await kubectl("set image deployment/web nginx=nginx:1.28");
  await rolledOut(kubectl);
}

/** Times are whole seconds: what a person does one after the other lies a few apart. */
async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 7000));
}

const scenarios: readonly Scenario[] = [
  {
    name: "deployment",
    ref: web,
    play: async (kubectl) => {
      await kubectl("apply -f -", deployment);
      await rolledOut(kubectl);
    },
  },
  { name: "rollout", ref: web, play: rollOut },
  {
    name: "rollback",
    ref: web,
    play: async (kubectl) => {
      await rollOut(kubectl);
      await pause();
      await kubectl("rollout undo deployment/web");
      await rolledOut(kubectl);
    },
  },
  {
    name: "imageTypo",
    ref: web,
    play: async (kubectl) => {
      await kubectl("apply -f -", deployment.replace("nginx:1.29", "ngnix:1.29"));
      await see(kubectl, "get pods", /ImagePullBackOff/);
    },
  },
  {
    name: "unschedulable",
    ref: { kind: "Pod", name: "big" },
    play: async (kubectl) => {
      const asks = 'resources: {requests: {cpu: "6400"}}';
      await kubectl("apply -f -", pod("big", `{containers: [{name: main, image: "nginx:1.29", ${asks}}]}`));
      await see(kubectl, "get events", /FailedScheduling/);
    },
  },
  {
    name: "jobComplete",
    ref: { kind: "Job", name: "work" },
    play: async (kubectl) => {
      await kubectl("apply -f -", job("sleep 2; echo done"));
      await see(kubectl, "get jobs", /1\/1/);
    },
  },
  {
    name: "jobFailed",
    ref: { kind: "Job", name: "work" },
    play: async (kubectl) => {
      await kubectl("apply -f -", job("exit 3"));
      await see(kubectl, "get job work -o jsonpath={.status.conditions[*].type}", /Failed/);
    },
  },
  {
    name: "crash",
    ref: { kind: "Pod", name: "crash" },
    play: async (kubectl) => {
      await kubectl(
        "apply -f -",
        pod("crash", `{containers: [${container("busybox:1.37", "sleep 1; exit 1")}]}`),
      );
      await see(kubectl, "get pods", /CrashLoopBackOff +[2-9]/);
    },
  },
  {
    name: "daemonSet",
    ref: { kind: "DaemonSet", name: "web" },
    play: async (kubectl) => {
      await kubectl("apply -f -", workload("DaemonSet", "minReadySeconds: 0"));
      await rolledOut(kubectl, "daemonset/web");
    },
  },
  {
    name: "service",
    ref: { kind: "Service", name: "web" },
    play: async (kubectl) => {
      await kubectl("apply -f -", `${service}\n---\n${deployment}`);
      await rolledOut(kubectl);
      await see(kubectl, "get endpointslices", /\d+\.\d+\.\d+\.\d+,\d+\.\d+\.\d+\.\d+,\d+/);
    },
  },
  {
    name: "podReplaced",
    ref: web,
    play: async (kubectl) => {
      await kubectl("apply -f -", deployment);
      await rolledOut(kubectl);
      await pause();
      const first = await kubectl("get pods -o jsonpath={.items[0].metadata.name}");
      await kubectl(`delete pod ${first}`);
      await rolledOut(kubectl);
      await see(kubectl, "get deployment web", /3\/3/);
    },
  },
];

const real = new Set(["rollback", "unschedulable", "jobComplete", "service"]);

async function record(subject: Subject, { name, ref, play }: Scenario, file: string): Promise<void> {
  const namespace = `trace-${name.toLowerCase()}`;
  const kubectl = async (line: string, input?: string): Promise<string> => {
    const args = ["--namespace", namespace, ...line.split(" ")];
    const { code, stdout, stderr } = await subject.kubectl(args, input === undefined ? {} : { input });
    if (code !== 0) throw new Error(`${line}\n${stdout}${stderr}`);
    return stdout;
  };
  await kubectl(`create namespace ${namespace}`);
  await play(kubectl);
  const answers: Record<string, unknown> = {};
  const source = {
    get: async (target: string, query: Readonly<Record<string, string>>): Promise<unknown> => {
      const key = requestKey(target, query);
      const { code, body } = await subject.get(key);
      if (code !== 200) throw Object.assign(new Error(key), { code });
      answers[key] = small(body);
      return body;
    },
  };
  await assembleTrace(source, { ...ref, namespace });
  const lines = Object.entries(answers).map(
    ([key, answer]) => `${JSON.stringify(key)}: ${JSON.stringify(answer)}`,
  );
  const text = `{"ref": ${JSON.stringify({ ...ref, namespace })}, "answers": {\n${lines.join(",\n")}\n}}\n`;
  await writeFile(path.join(repositoryFolder, "test/fixtures/trace", `${file}.json`), text);
  console.log(file, text.length);
}

const unread = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  "containerID",
  "imageID",
  "images",
  "podIPs",
  "hostIPs",
  "nodeInfo",
  "addresses",
  "volumes",
  "volumeMounts",
  "tolerations",
  "allocatable",
  "capacity",
  "securityContext",
]);

/** Leaves out what no trace reads. */
function small(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(small);
  if (typeof value !== "object" || value === null) return value;
  // Of nodes only names and uids are read, for links.
  if ("kind" in value && value.kind === "Node" && "metadata" in value)
    return { metadata: small(value.metadata) };
  const entries = Object.entries(value).filter(([key]) => !unread.has(key));
  const isOfComponent = "manager" in value && /^kube-|^kwok/.test(String(value.manager));
  return Object.fromEntries(
    entries
      .filter(([key]) => !(isOfComponent && key === "fieldsV1"))
      .map(([key, each]) => [key, small(each)]),
  );
}

await mkdir(path.join(repositoryFolder, "test/fixtures/trace"), { recursive: true });
{
  await using practice = await PracticeProcess.start();
  const subject: Subject = {
    kubectl: (args, options) => practice.kubectl(args, options),
    get: (target) => practice.request("GET", target),
  };
  await Promise.all(scenarios.map((scenario) => record(subject, scenario, scenario.name)));
}
{
  await using controlPlane = await startControlPlane({ name: "record" });
  await Promise.all(Object.entries(workers).map(([name, labels]) => controlPlane.createNode(name, labels)));
  const subject: Subject = {
    kubectl: (args, options) => controlPlane.kubectl(args, options),
    get: async (target) => {
      const { status, body } = await controlPlane.request("GET", target);
      return { code: status, body };
    },
  };
  const chosen = scenarios.filter(({ name }) => real.has(name));
  await Promise.all(
    chosen.map((scenario) =>
      record(subject, scenario, `real${scenario.name[0]?.toUpperCase() ?? ""}${scenario.name.slice(1)}`),
    ),
  );
}
