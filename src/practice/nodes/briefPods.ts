import type { KubeConfig, ProcessContext } from "@ngrok/webernetes";
import { isObject, type JsonObject, objectAt, objectsAt, omit } from "../api/json.ts";

const podPrefix = "/registry/pods/";

interface KeyValue {
  readonly value: Buffer;
}

type Handler = (kv: KeyValue, previous?: KeyValue) => void;

/** The part of a watch of webernetes' etcd that is changed here. */
interface Watcher {
  on(event: string, handler: Handler): unknown;
}

interface WatchBuilder {
  prefix(prefix: string): WatchBuilder;
  watcher(): Watcher;
}

/**
 * The context of a controller of webernetes that follows all pods, in which they are brief: it keeps two or three
 * copies of each, and copies them again at each look, though it asks for owners, labels, phases and ports alone.
 */
export function withBriefPods(context: ProcessContext): ProcessContext {
  const { kubeConfig } = context;
  const { etcd } = kubeConfig.options;
  const watch: unknown = Reflect.get(etcd, "watch");
  if (typeof watch !== "function")
    throw new Error("The etcd of webernetes is not as it was: it has no watches.");
  const brief = derived(etcd, "watch", () => briefly(Reflect.apply(watch, etcd, []) as WatchBuilder));
  const config: KubeConfig = derived(kubeConfig, "options", { ...kubeConfig.options, etcd: brief });
  return derived(context, "kubeConfig", config);
}

/** An object that is like another but for one of its members. */
function derived<T extends object>(object: T, name: string, value: unknown): T {
  return Object.create(object, { [name]: { value } }) as T;
}

function briefly(builder: WatchBuilder): WatchBuilder {
  const prefix = builder.prefix.bind(builder);
  builder.prefix = (wanted) => {
    if (wanted.startsWith(podPrefix)) {
      const watcher = builder.watcher.bind(builder);
      builder.watcher = () => toldBriefly(watcher());
    }
    return prefix(wanted);
  };
  return builder;
}

function toldBriefly(watcher: Watcher): Watcher {
  const on = watcher.on.bind(watcher);
  watcher.on = (event, handler) =>
    event === "put" || event === "delete"
      ? on(event, (kv, previous) => handler({ ...kv, value: briefValue(kv.value) }, previous))
      : on(event, handler);
  return watcher;
}

function briefValue(value: Buffer): Buffer {
  const pod: unknown = JSON.parse(value.toString());
  return isObject(pod) ? Buffer.from(JSON.stringify(briefPod(pod))) : value;
}

/** What a Deployment and the endpoints of a Service ask of a pod. */
export function briefPod(pod: JsonObject): JsonObject {
  const { nodeName, hostname, subdomain } = objectAt(pod, "spec");
  const containers = objectsAt(pod, "spec", "containers").map(({ name, ports }) => ({ name, ports }));
  return {
    ...pod,
    metadata: omit(objectAt(pod, "metadata"), "managedFields", "annotations"),
    spec: { nodeName, hostname, subdomain, containers },
  };
}
