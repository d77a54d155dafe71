import { randomBytes, randomUUID } from "node:crypto";
import type { AppsV1Api, Cluster, CoreV1Api, DiscoveryV1Api, V1ObjectMeta } from "@ngrok/webernetes";
import { generatedName } from "../api/store/prepare.ts";
import { templateHash } from "../controllers/templateHash.ts";
import type { EventToWrite } from "../controllers/writeEvent.ts";
import type { Turns } from "../turns.ts";

/** Takes an event of webernetes' components; false where it cannot yet. */
export type EventSink = (event: EventToWrite) => Promise<boolean>;

/**
 * Lets the components of webernetes write as those of Kubernetes do. Its API gives ids and names that no API
 * server gives, drops a Deployment's revision, takes a status made of an older version, and stores each repetition of an event as a new one. Each process in
 * the simulation has clients of its own, hence the change where they are made.
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

/** Each request of a component waits for its turn, as it would for the network. */
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

/** Uids are UUIDs, and generated names have the letters that Kubernetes chooses from. */
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
 * A real server takes a Deployment's annotations with its status, and the controller counts on that. It also refuses
 * a status that was made of an older version; the controller then tries again with the newest one.
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
    // The controller goes on with what it gave, not with the answer.
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
    // Those of the scheduler are as they should be, but for their names.
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

/** webernetes finds the slice of a Service by a name that it makes of the Service's, and so it must stay one. */
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
