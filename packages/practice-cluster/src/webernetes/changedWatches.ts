import type { KubeConfig, ProcessContext } from "@ngrok/webernetes";

interface KeyValue {
  readonly value: Buffer;
}

type Handler = (kv: KeyValue, previous?: KeyValue) => void;

/** A filter that passes on, delays, changes or drops the events of a watch. */
export type Pass = (kv: KeyValue, tell: (kv: KeyValue) => void) => void;

/** The part of a webernetes etcd watch that this file replaces. */
interface Watcher {
  on(event: string, handler: Handler): unknown;
}

interface WatchBuilder {
  prefix(prefix: string): WatchBuilder;
  watcher(): Watcher;
}

/**
 * A context in which a webernetes component receives filtered watch events.
 *
 * @param prefixes key prefixes of the objects whose events are filtered
 */
export function withWatches(
  context: ProcessContext,
  prefixes: readonly string[],
  pass: Pass,
): ProcessContext {
  const { kubeConfig } = context;
  const { etcd } = kubeConfig.options;
  const watch: unknown = Reflect.get(etcd, "watch");
  if (typeof watch !== "function")
    throw new Error("The etcd of webernetes is not as it was: it has no watches.");
  const changed = derived(etcd, "watch", () =>
    changedBuilder(Reflect.apply(watch, etcd, []) as WatchBuilder, prefixes, pass),
  );
  const config: KubeConfig = derived(kubeConfig, "options", { ...kubeConfig.options, etcd: changed });
  return derived(context, "kubeConfig", config);
}

/** An object that inherits from another and overrides one member. */
export function derived<T extends object>(object: T, name: string, value: unknown): T {
  return Object.create(object, { [name]: { value } }) as T;
}

function changedBuilder(builder: WatchBuilder, prefixes: readonly string[], pass: Pass): WatchBuilder {
  const prefix = builder.prefix.bind(builder);
  builder.prefix = (wanted) => {
    if (prefixes.some((one) => wanted.startsWith(one))) {
      const watcher = builder.watcher.bind(builder);
      builder.watcher = () => changedWatcher(watcher(), pass);
    }
    return prefix(wanted);
  };
  return builder;
}

function changedWatcher(watcher: Watcher, pass: Pass): Watcher {
  const on = watcher.on.bind(watcher);
  watcher.on = (event, handler) =>
    event === "put" || event === "delete"
      ? on(event, (kv, previous) => pass(kv, (told) => handler(told, previous)))
      : on(event, handler);
  return watcher;
}
