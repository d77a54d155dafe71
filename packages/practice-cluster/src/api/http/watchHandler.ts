import { timerDelay } from "@kubernetes-workshop/kubernetes/base/timerDelay";
import type { ApiObject } from "../../objectApi.ts";
import { expired, statusOf } from "../apiError.ts";
import { groupVersion } from "../resourceType.ts";
import { selectedEvent } from "../store/selectedEvent.ts";
import type { StoreEvent } from "../store/watchCache.ts";
import { tableOf } from "../table/table.ts";
import { breathe } from "./breathe.ts";
import type { Call } from "./call.ts";
import { isOn, listOptions } from "./queryOptions.ts";
import { partial, presented, selectorOf, tableOptions } from "./readHandlers.ts";
import { watchedText } from "./watchedText.ts";

const bookmarkEveryMs = 60_000;
/** The maximum number of bytes to buffer for a client that does not read. */
const mostBuffered = 16 * 1024 * 1024;
/** The maximum number of changes to queue while a client receives the existing objects. */
const mostBehind = 10_000;

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes */
export function handleWatch(call: Call): void {
  const { response, query, path, resources } = call;
  const { cache } = resources.store;
  const { resourceVersion: asked = 0, sendInitialEvents, timeoutSeconds } = listOptions(query, true);
  const selected = selectorOf(call);
  const initial = sendInitialEvents === true;
  const bookmarks = isOn(query, "allowWatchBookmarks");
  const stream = new WatchStream(call);
  response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-cache, private" });
  response.flushHeaders();

  const fromNow = asked === 0 || initial;
  const missed = fromNow ? [] : cache.since(path.type.storage, asked);
  if (!missed) {
    stream.send("ERROR", statusOf(expired(`too old resource version: ${asked} (${cache.revision})`)));
    stream.end();
    return;
  }
  const { revision } = cache;
  const existing = fromNow && sendInitialEvents !== false ? cache.list(path.type.storage) : [];
  const tell = (event: StoreEvent): void => {
    const seen = selectedEvent(event, selected);
    if (seen) stream.object(seen.type, seen.object);
  };
  /** The changes that occur while the client receives the existing objects; undefined afterwards. */
  let meanwhile: StoreEvent[] | undefined = [...missed];
  const begin = async (): Promise<void> => {
    for (const object of existing) {
      if (response.destroyed) return;
      if (selected(object)) stream.object("ADDED", object);
      await breathe(response, resources.turns);
    }
    if (initial && bookmarks) stream.bookmark(revision, true);
    // More changes can arrive while these are sent.
    for (const event of meanwhile ?? []) {
      tell(event);
      await breathe(response, resources.turns);
    }
    meanwhile = undefined;
  };
  const from = fromNow ? 0 : asked;
  const unsubscribe = cache.subscribe(path.type.storage, (event) => {
    // A watch from a future revision receives only the changes after that revision.
    if (event.revision <= from) return;
    if (!meanwhile) tell(event);
    else if (meanwhile.push(event) > mostBehind) response.destroy();
  });
  begin().catch(() => response.destroy());
  const timer = bookmarks
    ? setInterval(() => stream.bookmark(cache.revision, false), bookmarkEveryMs)
    : undefined;
  const seconds = timeoutSeconds > 0 ? timeoutSeconds : 1_800 * (1 + Math.random());
  const end = setTimeout(() => stream.end(), timerDelay(seconds * 1_000));
  response.on("close", () => {
    unsubscribe();
    clearInterval(timer);
    clearTimeout(end);
  });
}

class WatchStream {
  readonly #call: Call;
  #rows = 0;
  /** The text for the next write, which combines all changes of a slice. */
  #unsent: string[] = [];

  constructor(call: Call) {
    this.#call = call;
  }

  object(type: string, object: ApiObject): void {
    const { path, representation } = this.#call;
    const shown = presented(object, path.type);
    if (representation.as === "object") this.#line(type, watchedText(shown));
    else this.send(type, this.#shown(shown));
  }

  bookmark(revision: number, initialEventsEnd: boolean): void {
    const { type } = this.#call.path;
    const annotations = initialEventsEnd ? { "k8s.io/initial-events-end": "true" } : undefined;
    const metadata = {
      resourceVersion: String(revision),
      creationTimestamp: null,
      ...(annotations && { annotations }),
    };
    if (this.#call.representation.as === "Table") {
      const row = {
        cells: [],
        object: { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata },
      };
      this.send("BOOKMARK", {
        kind: "Table",
        apiVersion: "meta.k8s.io/v1",
        metadata: { resourceVersion: String(revision) },
        columnDefinitions: null,
        rows: [row],
      });
      return;
    }
    this.send("BOOKMARK", { kind: type.kind, apiVersion: groupVersion(type), metadata });
  }

  send(type: string, object: unknown): void {
    this.#line(type, JSON.stringify(object));
  }

  /** Ends the response after sending the remaining text. */
  end(): void {
    this.#flush();
    this.#call.response.end();
  }

  #line(type: string, object: string): void {
    if (this.#unsent.length === 0) setImmediate(() => this.#flush());
    this.#unsent.push(`{"type":"${type}","object":${object}}\n`);
  }

  #flush(): void {
    const { response } = this.#call;
    const text = this.#unsent.join("");
    this.#unsent = [];
    if (text === "" || response.destroyed || response.writableEnded) return;
    response.write(text);
    if (response.writableLength > mostBuffered) response.destroy();
  }

  #shown(object: ApiObject): unknown {
    const { representation, path } = this.#call;
    if (representation.as === "PartialObjectMetadata" || representation.as === "PartialObjectMetadataList")
      return partial(object);
    if (representation.as !== "Table") return object;
    const table = tableOf([object], path.type, tableOptions(this.#call));
    // Only the first table has column definitions.
    return this.#rows++ === 0 ? table : { ...table, columnDefinitions: null };
  }
}

export function isWatch(query: URLSearchParams): boolean {
  return isOn(query, "watch");
}
