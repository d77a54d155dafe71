import { collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { LiveList } from "../clusterTree/clusterSource.ts";
import {
  isKubernetesObject,
  type KubernetesObject,
  type ObjectReference,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { type ApiResource, ApiResources } from "./apiResources.ts";
import type { ClusterConnection, Query } from "./connection.ts";
import { Informer } from "./informer.ts";
import { listPages } from "./listPages.ts";
import { notKubernetes, RequestError } from "./requestError.ts";
import { sendApply } from "./serverSideApply.ts";
import { untilEstablished } from "./untilEstablished.ts";
import type { WatchEvent } from "./watchEvent.ts";

/** What to read of a collection. */
export interface Selection {
  /** Undefined for all namespaces. */
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** At most so many objects. */
  readonly limit?: number | undefined;
}

/** Reads objects of any kind that the server knows, built in or custom. Nothing here changes anything in the cluster. */
export class ObjectReader {
  /** Where an object goes that names no namespace. */
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

  /** Address of the API server. */
  get server(): string {
    return this.connection.server;
  }

  /**
   * The JSON answer to a GET of any path.
   *
   * @param accept the form of JSON that is wanted, such as a table
   * @throws {RequestError}
   */
  get(path: string, query?: Query, signal?: AbortSignal, accept?: string): Promise<unknown> {
    return this.connection.get(path, query, signal, accept);
  }

  /**
   * The text that a GET of any path answers with, such as a log, piece by piece.
   * @throws {RequestError}
   */
  text(path: string, query: Query, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
    return this.connection.text(path, query, signal);
  }

  /**
   * The events of a watch of any path until the server ends it.
   *
   * @param accept as of {@link get}
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
   * The object, or undefined where there is none.
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
   * The objects of a kind; those of lists lack apiVersion and kind, which are added here.
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

  /** Follows the objects of a kind until the list is disposed; a kind that the server lacks fails `ready`. */
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
   * What server-side apply would make of an object. A dry run is a question like the others here: the server answers it
   * and stores nothing, and calls no webhook that may change something else.
   * https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run
   *
   * @param options `force` answers as if fields were taken over from others
   * @throws {RequestError} `conflict` where others own a field with another value, `invalid` with its causes
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
   * Waits until objects can be made of the kind that a CustomResourceDefinition defines.
   * @throws {RequestError} `invalid` where its names are another's, `unknownKind` where it takes too long
   */
  async untilEstablished(
    { apiVersion, kind, metadata }: KubernetesObject,
    signal: AbortSignal,
  ): Promise<void> {
    const name = metadata.name ?? "";
    await untilEstablished(name, () => this.read({ apiVersion, kind, name }, signal), signal);
  }

  /**
   * Where objects of a kind are found.
   * @throws {RequestError} `unknownKind`
   */
  resourceOf(apiVersion: string, kind: string): Promise<ApiResource> {
    return this.resources.find(apiVersion, kind);
  }

  /**
   * Where an object is, as a path of the API.
   * @throws {RequestError} `unknownKind`
   */
  async pathOf({ apiVersion, kind, name, namespace }: ObjectReference): Promise<string> {
    const resource = await this.resources.find(apiVersion, kind);
    const collection = pathIn(apiVersion, resource, namespace ?? this.namespace);
    return `${collection}/${encodeURIComponent(name)}`;
  }

  /** @throws {RequestError} where an answer is no object */
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
