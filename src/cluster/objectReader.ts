import { collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { LiveList } from "../clusterTree/clusterSource.ts";
import {
  isKubernetesObject,
  type KubernetesObject,
  type ObjectReference,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { definedKind } from "@kubernetes-workshop/kubernetes/resources/definedKind";
import { definitionState } from "@kubernetes-workshop/kubernetes/resources/definitionState";
import { type ApiResource, ApiResources } from "./apiResources.ts";
import type { ClusterConnection, Query } from "./connection.ts";
import { Informer } from "./informer.ts";
import { listPages } from "./listPages.ts";
import { type PodTunnel, type TunnelEnd, tunnelTo } from "./podTunnel.ts";
import { notKubernetes, RequestError } from "./requestError.ts";
import { sendApply } from "./serverSideApply.ts";
import { untilEstablished } from "./untilEstablished.ts";
import type { WatchEvent } from "./watchEvent.ts";

/** The objects of a collection to read. */
export interface Selection {
  /** The namespace; undefined for all namespaces. */
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** Stops listing once this many objects are found; the last page may add a few more. */
  readonly limit?: number | undefined;
}

/** Reads objects of any kind that the server knows, built in or custom. Never changes anything in the cluster. */
export class ObjectReader {
  /** The default namespace, for objects that set none. */
  readonly namespace: string;
  private readonly connection: ClusterConnection;
  private readonly resources: ApiResources;
  private readonly log: Logger;

  constructor(connection: ClusterConnection, namespace: string, log: Logger) {
    this.connection = connection;
    this.namespace = namespace;
    this.log = log;
    this.resources = new ApiResources(connection);
  }

  /** The address of the API server. */
  get server(): string {
    return this.connection.server;
  }

  /**
   * Returns the JSON answer to a GET of any path.
   *
   * @param accept the media type to ask for, such as that of a table
   * @throws {RequestError}
   */
  get(path: string, query?: Query, signal?: AbortSignal, accept?: string): Promise<unknown> {
    return this.connection.get(path, query, signal, accept);
  }

  /**
   * Streams the text that a GET of any path returns, such as a log.
   *
   * @throws {RequestError}
   */
  text(path: string, query: Query, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
    return this.connection.text(path, query, signal);
  }

  /**
   * Streams the events of a watch of any path until the server ends it.
   *
   * @param accept as in {@link get}
   * @throws {RequestError}
   */
  watch(
    path: string,
    query: Query,
    signal: AbortSignal,
    accept?: string,
  ): AsyncGenerator<WatchEvent, void, undefined> {
    return this.connection.watch(path, query, signal, undefined, accept);
  }

  /**
   * Connects to a port of a pod.
   *
   * @throws {RequestError} if the server refuses
   */
  async tunnel(pod: ObjectReference, port: number, end: TunnelEnd, signal: AbortSignal): Promise<PodTunnel> {
    return tunnelTo(this.connection, await this.pathOf(pod), port, end, signal);
  }

  /**
   * Returns an object, or undefined if there is none.
   *
   * @throws {RequestError}
   */
  async read(reference: ObjectReference, signal?: AbortSignal): Promise<KubernetesObject | undefined> {
    const path = await this.pathOf(reference);
    try {
      const object = this.asObject(await this.connection.get(path, {}, signal));
      const { uid } = reference;
      return uid === undefined || object.metadata.uid === uid ? object : undefined;
    } catch (error) {
      if (error instanceof RequestError && error.failure === "notFound") return undefined;
      throw error;
    }
  }

  /**
   * Returns the objects of a kind, with apiVersion and kind, which the API leaves out of a list's items.
   *
   * @throws {RequestError}
   */
  async list(
    apiVersion: string,
    kind: string,
    selection: Selection = {},
    signal?: AbortSignal,
  ): Promise<KubernetesObject[]> {
    const resource = await this.resources.find(apiVersion, kind);
    const { namespace, ...query } = selection;
    const path = pathIn(apiVersion, resource, namespace);
    const found: KubernetesObject[] = [];
    for await (const { items } of listPages<object>(this.connection, path, query, signal)) {
      for (const item of items ?? []) found.push(this.asObject({ apiVersion, kind, ...item }));
      if (query.limit !== undefined && found.length >= query.limit) break;
    }
    return found;
  }

  /**
   * Watches the objects of a kind until the list is disposed.
   *
   * @throws {RequestError} `unknownKind` if the server does not have the kind
   */
  async follow<S>(
    apiVersion: string,
    kind: string,
    selection: Omit<Selection, "limit">,
    summarize: (object: KubernetesObject) => S,
  ): Promise<LiveList<S>> {
    const resource = await this.resources.find(apiVersion, kind);
    const { namespace, ...query } = selection;
    return new Informer<KubernetesObject, S>({
      connection: this.connection,
      log: this.log,
      path: pathIn(apiVersion, resource, namespace),
      query,
      summarize: (object) => summarize({ ...object, apiVersion, kind }),
    });
  }

  /**
   * Returns what server-side apply would make of an object. A dry run only reads: the server stores nothing and calls
   * no webhook that has side effects.
   * https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run
   *
   * @param options `force` answers as if fields were taken over from other managers
   * @throws {RequestError} `conflict` if another manager has set a field to a different value, `invalid` with its
   * causes
   */
  async dryRun(
    object: KubernetesObject,
    { force }: { readonly force?: boolean } = {},
    signal?: AbortSignal,
  ): Promise<KubernetesObject> {
    const path = await this.pathOf(referenceTo(object));
    return this.asObject(await sendApply(this.connection, path, object, { force, dryRun: true }, signal));
  }

  /**
   * Waits until the cluster serves the kind that a CustomResourceDefinition defines.
   *
   * @throws {RequestError} `invalid` if its names are already in use, `unknownKind` if it takes too long
   */
  async untilEstablished(
    { apiVersion, kind, metadata }: KubernetesObject,
    signal: AbortSignal,
  ): Promise<void> {
    const name = metadata.name ?? "";
    const read = async (): Promise<KubernetesObject | undefined> => {
      const definition = await this.read({ apiVersion, kind, name }, signal);
      // The server lists a kind a moment after it has called the definition established.
      return definition && (await this.listsKindOf(definition)) ? definition : undefined;
    };
    await untilEstablished(name, read, signal);
  }

  /** Whether discovery has the kind of a definition, if the definition is established. */
  private async listsKindOf(definition: KubernetesObject): Promise<boolean> {
    if (definitionState(definition).state !== "established") return true;
    const kind = definedKind(definition);
    if (!kind) return true;
    try {
      await this.resources.find(kind.apiVersion, kind.kind);
      return true;
    } catch (error) {
      if (error instanceof RequestError && error.failure === "unknownKind") return false;
      throw error;
    }
  }

  /**
   * Returns the resource of a kind.
   *
   * @throws {RequestError} `unknownKind`
   */
  resourceOf(apiVersion: string, kind: string): Promise<ApiResource> {
    return this.resources.find(apiVersion, kind);
  }

  /**
   * Returns the API path of an object.
   *
   * @throws {RequestError} `unknownKind`
   */
  async pathOf({ apiVersion, kind, name, namespace }: ObjectReference): Promise<string> {
    const resource = await this.resources.find(apiVersion, kind);
    const collection = pathIn(apiVersion, resource, namespace ?? this.namespace);
    return `${collection}/${encodeURIComponent(name)}`;
  }

  /**
   * Checks that an answer is an object.
   *
   * @throws {RequestError} if it is not
   */
  asObject(answer: unknown): KubernetesObject {
    if (isKubernetesObject(answer)) return answer;
    throw notKubernetes(this.server);
  }
}

function pathIn(
  apiVersion: string,
  { name, namespaced }: ApiResource,
  namespace: string | undefined,
): string {
  return collectionPath({ apiVersion, plural: name }, namespaced ? namespace : undefined);
}
