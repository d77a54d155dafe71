import { randomBytes, randomUUID } from "node:crypto";
import type { AppsV1Api, Cluster, CoreV1Api, DiscoveryV1Api, V1ObjectMeta } from "@ngrok/webernetes";
import { generatedName } from "../api/store/prepare.ts";
import { templateHash } from "../controllers/templateHash.ts";
import type { EventToWrite } from "../controllers/writeEvent.ts";
import type { Turns } from "../turns.ts";

/** Receives an event of a webernetes component. Resolves to false if it cannot record events yet. */
export type EventSink = (event: EventToWrite) => Promise<boolean>;

/**
 * Makes the components of webernetes write as those of Kubernetes do. Its API generates invalid uids and names, drops a
 * Deployment's revision, accepts a status that is based on an outdated version, and stores each repetition of an event
 * as a new event. Each simulated process has its own clients, so they are patched where they are created.
 */
export function repairApi(cluster: Cluster, events: EventSink, turns: Turns): void {
  const { kubeConfig, api } = cluster;
  repairClient(api.appsv1, events, turns);
  repairClient(api.corev1, events, turns);
  repairClient(api.discoveryv1, events, turns);
  const make = kubeConfig.makeApiClient.bind(kubeConfig);
  kubeConfig.makeApiClient = (type) => repairClient(make(type), events, turns);
}

function repairClient<T extends object>(client: T, events: EventSink, turns: Turns): T {
  takeTurns(client, turns);
  identify(client);
  if (isApps(client)) repairStatus(client);
  if (isCore(client)) passEvents(client, events);
  if (isDiscovery(client)) renameSlices(client);
  return client;
}

const isApps = (client: object): client is AppsV1Api => "replaceNamespacedDeploymentStatus" in client;
const isCore = (client: object): client is CoreV1Api => "createNamespacedEvent" in client;
const isDiscovery = (client: object): client is DiscoveryV1Api => "createNamespacedEndpointSlice" in client;

/** Makes each request of a component wait for its turn, as it would for the network. */
function takeTurns(client: object, turns: Turns): void {
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(client))) {
    const method: unknown = Reflect.get(client, name);
    if (name === "constructor" || typeof method !== "function") continue;
    Reflect.set(client, name, async (...request: unknown[]) => {
      await turns.take();
      return (await Reflect.apply(method, client, request)) as unknown;
    });
  }
}

/** Makes uids UUIDs, and generates names from the characters that Kubernetes uses. */
function identify(client: object): void {
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(client))) {
    if (!/^create(?!.*(?:Binding|Eviction))/.test(name)) continue;
    const create: unknown = Reflect.get(client, name);
    if (typeof create !== "function") continue;
    Reflect.set(client, name, (request: { body?: { metadata?: V1ObjectMeta } }, ...rest: unknown[]) => {
      const { metadata } = request.body ?? {};
      if (metadata) {
        metadata.uid ??= randomUUID();
        if (!metadata.name && metadata.generateName) metadata.name = generatedName(metadata.generateName);
      }
      return Reflect.apply(create, client, [request, ...rest]) as unknown;
    });
  }
}

const revision = "deployment.kubernetes.io/revision";

/**
 * Makes status updates store a Deployment's annotations, on which the controller relies, and refuse a status that is
 * based on an outdated version. The controller then retries with the latest version.
 */
function repairStatus(api: AppsV1Api): void {
  api.replaceNamespacedDeploymentStatus = async ({ name, namespace, body: given }) => {
    const current = await api.readNamespacedDeployment({ name, namespace });
    const metadata = { ...current.metadata };
    const wanted = given.metadata?.annotations?.[revision];
    if (wanted !== undefined) metadata.annotations = { ...metadata.annotations, [revision]: wanted };
    if (given.metadata?.resourceVersion) metadata.resourceVersion = given.metadata.resourceVersion;
    const body = { ...current, metadata };
    if (given.status) body.status = given.status;
    const updated = await api.replaceNamespacedDeployment({ name, namespace, body });
    // The controller continues with the object that it sent, not with the response.
    if (given.metadata && updated.metadata?.resourceVersion)
      given.metadata.resourceVersion = updated.metadata.resourceVersion;
    return updated;
  };
}

function passEvents(api: CoreV1Api, events: EventSink): void {
  const create = api.createNamespacedEvent.bind(api);
  api.createNamespacedEvent = async (request) => {
    const { body } = request;
    const { involvedObject, source, reason = "", message = "" } = body;
    // Events of the scheduler are correct except for their names.
    if (body.eventTime !== undefined) {
      body.metadata.name ??= `${involvedObject.name ?? ""}.${randomBytes(8).toString("hex")}`;
      return await create(request);
    }
    const taken = await events({
      component: body.reportingComponent ?? source?.component ?? "",
      host: source?.host,
      regarding: involvedObject,
      type: body.type === "Warning" ? "Warning" : "Normal",
      reason,
      message,
    });
    return taken ? body : await create(request);
  };
}

/**
 * Names EndpointSlices as Kubernetes does, but derives the suffix from the Service, since webernetes looks them up by
 * name.
 */
function renameSlices(api: DiscoveryV1Api): void {
  const renamed = (name: string): string =>
    name.replace(
      /^(.*)-simulator$/,
      (_all, service: string) => `${service}-${templateHash(service).slice(0, 5)}`,
    );
  const read = api.readNamespacedEndpointSlice.bind(api);
  api.readNamespacedEndpointSlice = (request) => read({ ...request, name: renamed(request.name) });
  const remove = api.deleteNamespacedEndpointSlice.bind(api);
  api.deleteNamespacedEndpointSlice = (request) => remove({ ...request, name: renamed(request.name) });
  const create = api.createNamespacedEndpointSlice.bind(api);
  api.createNamespacedEndpointSlice = (request) => {
    const { metadata } = request.body;
    const name = renamed(metadata?.name ?? "");
    const generateName = name.slice(0, -5);
    return create({ ...request, body: { ...request.body, metadata: { ...metadata, name, generateName } } });
  };
  const replace = api.replaceNamespacedEndpointSlice.bind(api);
  api.replaceNamespacedEndpointSlice = (request) => {
    const name = renamed(request.name);
    const metadata = { ...request.body.metadata, name, generateName: name.slice(0, -5) };
    return replace({ ...request, name, body: { ...request.body, metadata } });
  };
}
