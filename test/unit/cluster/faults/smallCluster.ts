import type http from "node:http";
import { type Answer, failure, FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";

/** A collection of the API, by the end of its path. */
type Plural = "nodes" | "pods" | "deployments" | "statefulsets" | "daemonsets" | "jobs" | "cronjobs";

interface Stored {
  readonly metadata: { readonly uid: string; readonly name: string; readonly namespace?: string };
  readonly spec?: object;
}

interface Change {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly plural: string;
  readonly object: Stored & { readonly metadata: { readonly resourceVersion: string } };
}

/** What a request asks for. */
interface Asked {
  readonly plural: string;
  readonly namespace: string | undefined;
  readonly isWatch: boolean;
  readonly request: http.IncomingMessage;
}

/** Answers in the place of the cluster; undefined where the cluster answers. */
export type Fault = (asked: Asked) => Answer | undefined;

/** An API server of a few nodes, pods, and Deployments, that lists and watches as a real one, except for its fault. */
export class SmallCluster implements AsyncDisposable {
  readonly server: FaultyServer;
  /** The present fault. */
  fault: Fault = () => undefined;
  /** The oldest version that a watch can resume from. */
  compacted = 0;
  revision = 100;
  #objects = new Map<string, Change>();
  #log: Change[] = [];
  readonly #watches = new Set<(change: Change) => void>();

  private constructor(server: FaultyServer) {
    this.server = server;
  }

  /** Starts one without objects; the parameters are those of its server. */
  static async start(scheme?: "http" | "https", host?: "127.0.0.1" | "::1"): Promise<SmallCluster> {
    const server = await FaultyServer.start(json({}), scheme, host);
    const cluster = new SmallCluster(server);
    server.answer = (response, request) => {
      cluster.#answer(response, request);
    };
    return cluster;
  }

  put(plural: Plural, name: string, { namespace, spec }: { namespace?: string; spec?: object } = {}): void {
    const uid = `${plural}-${name}`;
    const type = this.#objects.has(uid) ? "MODIFIED" : "ADDED";
    const metadata = { uid, name, ...(namespace && { namespace }), resourceVersion: `${++this.revision}` };
    this.#tell({ type, plural, object: { metadata, ...(spec && { spec }) } });
  }

  putPod(name: string, node = "n1", namespace = "default"): void {
    this.put("pods", name, { namespace, spec: { nodeName: node, containers: [{ name: "web" }] } });
  }

  remove(plural: Plural, name: string): void {
    const known = this.#objects.get(`${plural}-${name}`);
    if (!known) throw new Error(`There is no ${name}.`);
    const metadata = { ...known.object.metadata, resourceVersion: `${++this.revision}` };
    this.#tell({ type: "DELETED", plural, object: { ...known.object, metadata } });
  }

  /** Remembers the state, and returns a function that restores it, as from a backup of etcd. */
  backUp(): () => void {
    const [objects, log, revision] = [new Map(this.#objects), [...this.#log], this.revision];
    return () => {
      [this.#objects, this.#log, this.revision] = [new Map(objects), [...log], revision];
      this.#watches.clear();
      this.server.hangUp();
    };
  }

  /** The names of a collection, in order, as a new list has them. */
  names(plural: Plural, of: (object: Stored) => boolean = () => true): string[] {
    return [...this.#objects.values()]
      .filter((each) => each.plural === plural && of(each.object))
      .map(({ object }) => object.metadata.name)
      .sort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
  }

  #tell(change: Change): void {
    const { uid } = change.object.metadata;
    if (change.type === "DELETED") this.#objects.delete(uid);
    else this.#objects.set(uid, change);
    this.#log.push(change);
    for (const watch of this.#watches) watch(change);
  }

  #answer(response: http.ServerResponse, request: http.IncomingMessage): void {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
    const [, namespace, plural = ""] = /(?:\/namespaces\/([^/]+))?\/([^/]+)$/.exec(pathname) ?? [];
    const isWatch = searchParams.has("watch");
    const fault = this.fault({ plural, namespace, isWatch, request });
    if (fault) {
      fault(response, request);
      return;
    }
    const selector = searchParams.get("fieldSelector") ?? "";
    const isAsked = (change: Change): boolean =>
      change.plural === plural &&
      (namespace === undefined || change.object.metadata.namespace === namespace) &&
      isSelected(change.object, selector);
    if (isWatch) this.#watch(response, Number(searchParams.get("resourceVersion")), isAsked);
    else {
      const all = [...this.#objects.values()].filter(isAsked).map(({ object }) => object);
      const from = Number(searchParams.get("continue") ?? 0);
      const next = from + Number(searchParams.get("limit") ?? all.length);
      const metadata = {
        resourceVersion: `${this.revision}`,
        ...(next < all.length && { continue: `${next}` }),
      };
      json({ items: all.slice(from, next), metadata })(response, request);
    }
  }

  #watch(response: http.ServerResponse, from: number, isAsked: (change: Change) => boolean): void {
    if (from < this.compacted) {
      failure(410, "too old resource version")(response, response.req);
      return;
    }
    response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
    const send = ({ type, object, plural }: Change): void => {
      // As a real server, it says nothing of what is older, even if that is all there is.
      if (Number(object.metadata.resourceVersion) <= from || !isAsked({ type, object, plural })) return;
      response.write(`${JSON.stringify({ type, object })}\n`);
    };
    this.#log.forEach(send);
    this.#watches.add(send);
    response.on("close", () => this.#watches.delete(send));
  }
}

/** Whether an object matches a field selector of the tree's. */
function isSelected({ spec }: Stored, selector: string): boolean {
  const nodeName = spec && "nodeName" in spec ? spec.nodeName : "";
  return selector
    .split(",")
    .every((each) =>
      each.startsWith("spec.nodeName!=")
        ? nodeName !== each.slice(15)
        : each.startsWith("spec.nodeName=")
          ? nodeName === each.slice(14)
          : true,
    );
}
