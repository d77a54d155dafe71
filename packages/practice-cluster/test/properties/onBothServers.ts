import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { isObject, objectAt, stringAt } from "../../src/api/json.ts";
import {
  ApiClient,
  type ApiRequest,
  type ApiResponse,
} from "@kubernetes-workshop/hosts/controlPlane/request";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { LocalCluster } from "../support/localCluster.ts";
import { jsonPatches, metadataPatches, podPatches } from "./patches.ts";
import { oddJson } from "@kubernetes-workshop/testing/oddValues";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";
import { quantityTexts } from "@kubernetes-workshop/kubernetes/test/properties/quantities";
import { scheduleTexts } from "@kubernetes-workshop/kubernetes/test/properties/schedules";
import { fieldSelectorTexts, labelSelectorTexts } from "./selectors.ts";

let clients: readonly ApiClient[] = [];

const namespace = "/api/v1/namespaces/default";
const configMaps = `${namespace}/configmaps`;
const configMap = `${configMaps}/patched`;
const deployments = "/apis/apps/v1/namespaces/default/deployments";
const labelled = ["a", "b", "c"] as const;

/** Sends the same requests to the practice cluster's API server and to a real one. */
export const onBothServers: PropertySuite = {
  name: "practice and real API server",
  start: async () => {
    const local = await LocalCluster.start();
    const real = await startControlPlane({ name: "properties" });
    clients = [
      new ApiClient(local.server, local.caPem, local.token),
      new ApiClient(real.server, await readFile(real.caFile, "utf8"), real.adminToken),
    ];
    for (const client of clients) await prepare(client);
    return {
      [Symbol.asyncDispose]: async () => {
        for (const client of clients) client.close();
        await local[Symbol.asyncDispose]();
        await real.stop();
      },
    };
  },
  properties: [
    property("a JSON patch comes to the same", 0, fc.tuple(jsonPatches), (patch) =>
      answersAreTheSame(patchOf(configMap, "application/json-patch+json", patch)),
    ),
    property("a merge patch comes to the same", 0, fc.tuple(oddJson), (patch) =>
      answersAreTheSame(patchOf(configMap, "application/merge-patch+json", patch)),
    ),
    property(
      "a merge patch of labels, annotations and data comes to the same",
      0,
      fc.tuple(oddJson, oddJson, oddJson),
      (labels, annotations, data) =>
        answersAreTheSame(
          patchOf(configMap, "application/merge-patch+json", { metadata: { labels, annotations }, data }),
        ),
    ),
    property("a strategic merge patch comes to the same", 0, fc.tuple(podPatches), (spec) =>
      answersAreTheSame(
        patchOf(`${deployments}/patched`, "application/strategic-merge-patch+json", {
          spec: { template: { spec } },
        }),
      ),
    ),
    property(
      "a strategic merge patch of metadata comes to the same",
      0,
      fc.tuple(metadataPatches),
      (metadata) =>
        answersAreTheSame(patchOf(configMap, "application/strategic-merge-patch+json", { metadata })),
    ),
    property("a label selector selects the same", 0, fc.tuple(labelSelectorTexts), (text) =>
      answersAreTheSame(listOf(`labelSelector=${encoded(text)}`)),
    ),
    property("a field selector selects the same", 0, fc.tuple(fieldSelectorTexts), (text) =>
      answersAreTheSame(listOf(`fieldSelector=${encoded(text)}`)),
    ),
    property("a quantity is read the same", 0, fc.tuple(quantityTexts), (memory) =>
      answersAreTheSame({
        method: "POST",
        path: `${namespace}/pods?dryRun=All`,
        body: pod({ containers: [{ name: "a", image: "a", resources: { limits: { memory } } }] }),
      }),
    ),
    property("a schedule is read the same", 0, fc.tuple(scheduleTexts), (schedule) =>
      answersAreTheSame({
        method: "POST",
        path: "/apis/batch/v1/namespaces/default/cronjobs?dryRun=All",
        body: {
          metadata: { name: "a" },
          spec: {
            schedule,
            jobTemplate: {
              spec: { template: pod({ restartPolicy: "Never", containers: [{ name: "a", image: "a" }] }) },
            },
          },
        },
      }),
    ),
  ],
};

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

function pod(spec: object): object {
  return { metadata: { name: "a" }, spec };
}

function patchOf(path: string, contentType: string, patch: unknown): ApiRequest {
  return {
    method: "PATCH",
    path: `${path}?dryRun=All`,
    body: JSON.stringify(patch),
    contentType,
  };
}

function listOf(query: string): ApiRequest {
  return { method: "GET", path: `${configMaps}?${query}` };
}

async function prepare(client: ApiClient): Promise<void> {
  const create = async (path: string, body: object): Promise<void> => {
    const { status } = await client.send({ method: "POST", path, body });
    assert.equal(status, 201);
  };
  const metadata = {
    name: "patched",
    labels: { a: "1", constructor: "x" },
    annotations: { a: "b" },
    finalizers: ["x/a", "x/b", "x/c"],
  };
  await create(configMaps, {
    metadata,
    data: Object.fromEntries([
      ["a", "1"],
      ["b", "2"],
      ["__proto__", "3"],
    ]),
  });
  for (const [index, name] of labelled.entries())
    await create(configMaps, { metadata: { name, labels: { [name]: String(index), "app/b": "x" } } });
  const env = ["A", "B"].map((name) => ({ name, value: "1" }));
  const containers = ["a", "b", "c"].map((name) => ({ name, image: "x", env, args: ["1", "2"] }));
  await create(deployments, {
    metadata: { name: "patched" },
    spec: {
      replicas: 0,
      selector: { matchLabels: { a: "b" } },
      template: { metadata: { labels: { a: "b" } }, spec: { containers, nodeSelector: { a: "b" } } },
    },
  });
}

async function answersAreTheSame(request: ApiRequest): Promise<void> {
  const [practiceClient, realClient] = clients;
  assert.ok(practiceClient && realClient);
  const [practice, real] = await Promise.all([
    practiceClient.send(request),
    orPanic(realClient.send(request)),
  ]);
  // The real server answers some invalid requests with an internal error; the practice cluster never does.
  if (real === "panic" || real.status === 500)
    assert.ok(practice.status >= 400 && practice.status < 500, JSON.stringify(practice));
  else assert.deepEqual(contentOf(practice), contentOf(real));
}

/** Some patches make the real server's handler panic, because Go cannot compare maps; the connection then ends. */
async function orPanic(answer: Promise<ApiResponse>): Promise<ApiResponse | "panic"> {
  return await answer.catch((error: unknown) => {
    if (error instanceof Error && error.message === "socket hang up") return "panic";
    throw error;
  });
}

/** The content of an answer, without values that each server chooses and without Go's messages about JSON. */
function contentOf({ status, body }: ApiResponse): unknown {
  if (!isObject(body)) return { status };
  if (body["kind"] === "Status") return { status, reason: body["reason"], message: messageOf(body) };
  if (Array.isArray(body["items"])) return { status, names: namesIn(body["items"]) };
  const { name, labels, annotations, finalizers } = objectAt(body, "metadata");
  const spec = objectAt(body, "spec");
  const podSpec = objectAt(spec, "template", "spec");
  const { containers, nodeSelector, restartPolicy, tolerations } = { ...spec, ...podSpec };
  const { data, binaryData, immutable } = body;
  const pods = {
    containers,
    nodeSelector,
    restartPolicy,
    ...(Object.keys(podSpec).length > 0 && { tolerations }),
  };
  return {
    status,
    name,
    labels,
    annotations,
    finalizers,
    data,
    binaryData,
    immutable,
    ...pods,
    schedule: spec["schedule"],
  };
}

function namesIn(items: readonly unknown[]): string[] {
  const own = new Set<string>([...labelled, "patched"]);
  return items
    .map((item) => stringAt(item, "metadata", "name") ?? "")
    .filter((name) => own.has(name))
    .sort();
}

/** The message of a refusal: equal for selectors, quantities, and schedules, and Go's own for invalid JSON. */
function messageOf(status: Record<string, unknown>): unknown {
  const message = stringAt(status, "message") ?? "";
  // The servers use different versions of Unicode to decide which characters are printable.
  return /json: |[pP]atch|invalid character|[^\n -~]|\\[xuU]/.test(message) ? "" : message;
}
