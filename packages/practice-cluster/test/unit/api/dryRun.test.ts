import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Cluster } from "@ngrok/webernetes";
import { openObjectApi } from "../../../src/api/openObjectApi.ts";
import type { PracticeObjectApi } from "../../../src/api/practiceObjectApi.ts";
import { type ApiServer, startApiServer } from "../../../src/api/startApiServer.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { ClusterStorage } from "../../../src/storage/clusterStorage.ts";
import { silentLog } from "../../support/controllerWorld.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { admitOwnWriters } from "../../../src/webernetes/ownWriters.ts";

const schemas = schemaFolder;
const core = "/api/v1/namespaces/default";
const apps = "/apis/apps/v1/namespaces/default";
const merge = "application/merge-patch+json";
const strategic = "application/strategic-merge-patch+json";
const json = "application/json-patch+json";
const apply = "application/apply-patch+yaml";

type Body = Readonly<Record<string, unknown>>;

const object = (apiVersion: string, kind: string, name: string, more: Body = {}): Body => ({
  apiVersion,
  kind,
  metadata: { name },
  ...more,
});
const settings = (name: string, more: Body = {}): Body =>
  object("v1", "ConfigMap", name, { data: { a: "b" }, ...more });
const pod = (name: string, more: Body = {}): Body =>
  object("v1", "Pod", name, { spec: { containers: [{ name: "main", image: "nginx:1.29" }], ...more } });
const service = (name: string, type: string): Body =>
  object("v1", "Service", name, { spec: { type, selector: { app: "a" }, ports: [{ port: 80 }] } });
const labels = { app: "web" };
const workload = (kind: string, name: string): Body =>
  object("apps/v1", kind, name, {
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "main", image: "nginx:1.29" }] } },
    },
  });
const definition = object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "widgets.example.com", {
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { plural: "widgets", kind: "Widget", singular: "widget", listKind: "WidgetList" },
    versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema: { type: "object" } } }],
  },
});
const scale = (replicas: number): Body =>
  object("autoscaling/v1", "Scale", "web", {
    metadata: { name: "web", namespace: "default" },
    spec: { replicas },
  });
const eviction = (name: string, more: Body = {}): Body => object("policy/v1", "Eviction", name, more);

/** The objects that exist before the requests, some of which are being deleted. */
const there: readonly (readonly [string, Body])[] = [
  [`${core}/configmaps`, settings("settings")],
  [
    `${core}/configmaps`,
    { ...settings("held"), metadata: { name: "held", finalizers: ["example.com/later"] } },
  ],
  [`${core}/services`, service("inside", "ClusterIP")],
  [`${core}/services`, service("outside", "NodePort")],
  [`${core}/pods`, pod("bound", { nodeName: "node" })],
  [`${core}/pods`, pod("free")],
  ["/api/v1/namespaces", object("v1", "Namespace", "team")],
  [`${apps}/deployments`, workload("Deployment", "web")],
];

/** Method, path, content type, and body. */
type Tried = readonly [string, string, (string | undefined)?, (Body | readonly Body[])?];

const requests: readonly Tried[] = [
  ["POST", `${core}/configmaps`, undefined, settings("new")],
  ["POST", `${core}/configmaps`, undefined, { ...settings(""), metadata: { generateName: "new-" } }],
  ["POST", `${core}/services`, undefined, service("new", "ClusterIP")],
  ["POST", `${core}/services`, undefined, service("new", "NodePort")],
  ["POST", `${core}/services`, undefined, service("new", "LoadBalancer")],
  ["POST", `${core}/pods`, undefined, pod("new")],
  ["POST", `${core}/serviceaccounts/default/token`, undefined, {}],
  ["POST", "/api/v1/namespaces", undefined, object("v1", "Namespace", "new")],
  ["POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", undefined, definition],
  ["POST", `${apps}/deployments`, undefined, workload("Deployment", "new")],
  ["POST", `${apps}/statefulsets`, undefined, workload("StatefulSet", "new")],
  ["PUT", `${core}/configmaps/settings`, undefined, settings("settings", { data: { a: "c" } })],
  ["PUT", `${core}/configmaps/held`, undefined, settings("held")],
  ["PUT", `${core}/services/inside`, undefined, service("inside", "NodePort")],
  ["PUT", `${core}/services/outside`, undefined, service("outside", "ClusterIP")],
  [
    "PUT",
    `${apps}/deployments/web/status`,
    undefined,
    { ...workload("Deployment", "web"), status: { replicas: 7 } },
  ],
  ["PUT", `${apps}/deployments/web/scale`, undefined, scale(5)],
  [
    "PUT",
    "/api/v1/namespaces/team/finalize",
    undefined,
    object("v1", "Namespace", "team", { spec: { finalizers: [] } }),
  ],
  [
    "PUT",
    "/api/v1/namespaces/team/status",
    undefined,
    object("v1", "Namespace", "team", { status: { phase: "Terminating" } }),
  ],
  ["PATCH", `${core}/configmaps/settings`, merge, { data: { a: "c" } }],
  ["PATCH", `${core}/configmaps/settings`, strategic, { data: { a: "c" } }],
  ["PATCH", `${core}/configmaps/settings`, json, [{ op: "add", path: "/data/c", value: "d" }]],
  ["PATCH", `${core}/configmaps/held`, merge, { metadata: { finalizers: null } }],
  [
    "PATCH",
    `${core}/configmaps/settings?fieldManager=me&force=true`,
    apply,
    settings("settings", { data: { a: "c" } }),
  ],
  ["PATCH", `${core}/configmaps/new?fieldManager=me`, apply, settings("new")],
  ["PATCH", `${core}/services/new?fieldManager=me`, apply, service("new", "NodePort")],
  ["PATCH", `${apps}/deployments/web/scale`, merge, { spec: { replicas: 5 } }],
  ["PATCH", `${apps}/deployments/web/status`, merge, { status: { replicas: 7 } }],
  ["PATCH", `${core}/pods/free/status`, merge, { status: { phase: "Running" } }],
  [
    "PATCH",
    `${core}/pods/free/ephemeralcontainers`,
    strategic,
    { spec: { ephemeralContainers: [{ name: "debug", image: "busybox" }] } },
  ],
  [
    "PATCH",
    `${core}/pods/free/resize`,
    strategic,
    { spec: { containers: [{ name: "main", resources: { requests: { cpu: "1" } } }] } },
  ],
  [
    "POST",
    `${core}/pods/free/binding`,
    undefined,
    object("v1", "Binding", "free", { target: { kind: "Node", name: "node" } }),
  ],
  ["POST", `${core}/pods/free/eviction`, undefined, eviction("free")],
  ["POST", `${core}/pods/bound/eviction`, undefined, eviction("bound")],
  ["DELETE", `${core}/configmaps/settings`],
  ["DELETE", `${core}/configmaps/settings?propagationPolicy=Foreground`],
  ["DELETE", `${core}/configmaps/settings?propagationPolicy=Orphan`],
  ["DELETE", `${core}/pods/free`],
  ["DELETE", `${core}/pods/bound`],
  ["DELETE", `${core}/pods/bound?gracePeriodSeconds=0`],
  ["DELETE", `${apps}/deployments/web`],
  ["DELETE", "/api/v1/namespaces/team"],
  ["DELETE", `${core}/configmaps`],
  ["DELETE", `${core}/pods`],
];

/** Requests whose body asks for a dry run. */
const toldInBody: readonly Tried[] = [
  ["DELETE", `${core}/configmaps/settings`, undefined, { dryRun: ["All"] }],
  ["DELETE", `${core}/configmaps`, undefined, { dryRun: ["All"] }],
  ["DELETE", "/api/v1/namespaces/team", undefined, { dryRun: ["All"] }],
  ["POST", `${core}/pods/free/eviction`, undefined, eviction("free", { deleteOptions: { dryRun: ["All"] } })],
];

describe("A dry run", () => {
  let folder: string;
  let cluster: Cluster;
  let api: PracticeObjectApi;
  let server: ApiServer;
  let storage: ClusterStorage;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "dry-run-"));
    cluster = new Cluster({ nodes: 1 });
    storage = new ClusterStorage(join(folder, "objects"), silentLog);
    storage.follow(cluster);
    const readSchema = (path: string): Promise<string> => readFile(join(schemas, path), "utf8");
    api = await openObjectApi({
      etcd: cluster.etcd,
      readSchema,
      log: silentLog,
      admitOthers: admitOwnWriters,
    });
    server = await startApiServer({ objectApi: api, token: "t" });
    await api.create("namespaces", object("v1", "Namespace", "default") as unknown as ApiObject);
    for (const [path, body] of there) assert.equal(await send("POST", path, undefined, body), 201, path);
    assert.equal(await send("DELETE", `${core}/configmaps/held`), 200);
    await waitFor("the accounts", async () => (await api.list("serviceaccounts")).items.length === 2);
  });
  after(async () => {
    await server.close();
    await api[Symbol.asyncDispose]();
    storage.close();
    await rm(folder, { recursive: true });
  });

  async function send(
    method: string,
    path: string,
    type = "application/json",
    body?: unknown,
  ): Promise<number> {
    const text = body === undefined ? "" : JSON.stringify(body);
    const headers = {
      authorization: "Bearer t",
      "content-type": type,
      "content-length": Buffer.byteLength(text),
    };
    return await new Promise((resolve, reject) => {
      const options = { method, headers, ca: server.caPem, agent: false };
      const sent = request(`${server.url}${path}`, options, (answer) => {
        let told = "";
        answer.on("data", (chunk: Buffer) => (told += chunk.toString()));
        answer.on("end", () => {
          if (Number(answer.statusCode) >= 400) reject(new Error(told));
          else resolve(Number(answer.statusCode));
        });
      });
      sent.on("error", reject);
      sent.end(text);
    });
  }

  /** The content of etcd and of the storage file. */
  const written = async (): Promise<unknown> => {
    // By then, all effects of a write have happened.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    const { header, kvs } = await cluster.etcd.getAll().prefix("/").exec();
    const values = kvs.map(
      ({ key, value, mod_revision }) => `${String(key)} ${mod_revision} ${String(value)}`,
    );
    return { revision: header.revision, values, file: await readFile(join(folder, "objects"), "utf8") };
  };

  const withDryRun = (path: string): string => `${path}${path.includes("?") ? "&" : "?"}dryRun=All`;
  const all: readonly Tried[] = [
    ...requests.map(([method, path, ...rest]): Tried => [method, withDryRun(path), ...rest]),
    ...toldInBody,
  ];
  for (const [index, [method, path, type, body]] of all.entries())
    it(`writes nothing, ${index}: ${method} ${path}${type === undefined ? "" : ` (${type})`}`, async () => {
      const before = await written();
      await send(method, path, type, body);
      assert.deepEqual(await written(), before);
    });

  it("is what makes the difference", async () => {
    const before = await written();
    await send("PATCH", `${core}/configmaps/settings`, merge, { data: { a: "c" } });
    assert.notDeepEqual(await written(), before);
  });
});
