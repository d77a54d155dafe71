import { HttpMethod, type KubeConfig, RequestContext } from "@kubernetes/client-node";
import { type Dispatcher, fetch, type Response } from "undici";
import type { Disposable } from "../base/disposable.ts";
import { readLines } from "./lines.ts";
import {
  type ApiStatus,
  errorOfCredentials,
  errorOfStatus,
  errorOfTransport,
  notKubernetes,
  RequestError,
} from "./requestError.ts";

/** Query parameters of a request; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** An entry of a watch: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes */
export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: unknown;
}

export interface ConnectionTimeouts {
  /** Until the answer has begun, the time for credentials included, in milliseconds. */
  readonly answerMs: number;
  /** Longest silence of a watch, in milliseconds; servers send a bookmark every minute. */
  readonly silenceMs: number;
}

const defaultTimeouts: ConnectionTimeouts = { answerMs: 15_000, silenceMs: 150_000 };

/**
 * Requests to one API server with the credentials of one kubeContext. Credentials are asked for at each
 * request, since they expire; after a 401 everything is read anew once.
 */
export class ClusterConnection implements Disposable {
  readonly server: string;
  private config: KubeConfig;
  private dispatcher: Dispatcher | undefined;
  private readonly ended = new AbortController();
  private readonly timeouts: ConnectionTimeouts;
  private readonly createConfig: () => KubeConfig;

  /** @param createConfig a configuration whose current context is the one to use; a new one for each call */
  constructor(createConfig: () => KubeConfig, timeouts: Partial<ConnectionTimeouts> = {}) {
    this.createConfig = createConfig;
    this.config = createConfig();
    this.server = this.config.getCurrentCluster()?.server ?? "";
    this.timeouts = { ...defaultTimeouts, ...timeouts };
  }

  /**
   * The JSON answer to a GET.
   * @throws {RequestError}
   */
  async get(path: string, query: Query = {}, signal?: AbortSignal): Promise<unknown> {
    const answerInTime = AbortSignal.any([
      AbortSignal.timeout(this.timeouts.answerMs),
      ...this.signals(signal),
    ]);
    const response = await this.send(path, query, answerInTime);
    try {
      return await response.json();
    } catch (error) {
      if (error instanceof SyntaxError) throw notKubernetes(this.server);
      throw errorOfTransport(this.server, error);
    }
  }

  /**
   * The events of a watch until the server ends it.
   * @throws {RequestError}
   */
  async *watch(path: string, query: Query, signal: AbortSignal): AsyncGenerator<WatchEvent, void, undefined> {
    const silence = new AbortController();
    const fail = (): void => silence.abort(new DOMException("The watch fell silent", "TimeoutError"));
    let timer = setTimeout(fail, this.timeouts.answerMs);
    try {
      const all = AbortSignal.any([silence.signal, ...this.signals(signal)]);
      const response = await this.send(path, { ...query, watch: true }, all);
      for await (const line of readLines(response.body ?? [])) {
        clearTimeout(timer);
        timer = setTimeout(fail, this.timeouts.silenceMs);
        yield parseEvent(line, this.server);
      }
    } catch (error) {
      throw error instanceof RequestError
        ? error
        : errorOfTransport(this.server, silence.signal.reason ?? error);
    } finally {
      clearTimeout(timer);
    }
  }

  dispose(): void {
    this.ended.abort();
    void this.dispatcher?.destroy();
  }

  private signals(signal: AbortSignal | undefined): AbortSignal[] {
    return signal ? [signal, this.ended.signal] : [this.ended.signal];
  }

  private async send(path: string, query: Query, signal: AbortSignal): Promise<Response> {
    const first = await this.sendOnce(path, query, signal);
    if (first.status !== 401) return this.checked(first);
    await first.body?.cancel();
    void this.dispatcher?.close();
    this.dispatcher = undefined;
    this.config = this.createConfig();
    return this.checked(await this.sendOnce(path, query, signal));
  }

  private async sendOnce(path: string, query: Query, signal: AbortSignal): Promise<Response> {
    const url = new URL(this.server + path);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const request = new RequestContext(url.href, HttpMethod.GET);
    try {
      await untilAborted(this.config.applySecurityAuthentication(request), signal);
    } catch (error) {
      throw signal.aborted ? errorOfTransport(this.server, signal.reason) : errorOfCredentials(error);
    }
    this.dispatcher ??= request.getDispatcher();
    try {
      return await fetch(url, {
        headers: { accept: "application/json", ...request.getHeaders() },
        redirect: "manual",
        signal,
        ...(this.dispatcher && { dispatcher: this.dispatcher }),
      });
    } catch (error) {
      throw errorOfTransport(this.server, error);
    }
  }

  private async checked(response: Response): Promise<Response> {
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    if (response.ok && isJson) return response;
    if (!isJson && (response.ok || (response.status >= 300 && response.status < 400))) {
      await response.body?.cancel();
      throw notKubernetes(this.server);
    }
    const status = isJson ? ((await response.json().catch(() => ({}))) as ApiStatus) : {};
    if (!isJson) await response.body?.cancel();
    throw errorOfStatus(this.server, response.status, status, response.headers.get("retry-after"));
  }
}

/** Stops waiting for a promise that knows no signal, such as that of a credential program which hangs. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

function parseEvent(line: string, server: string): WatchEvent {
  try {
    const event: unknown = JSON.parse(line);
    if (isWatchEvent(event)) return event;
  } catch {
    // Falls through: a line that was cut in the middle, or no JSON at all.
  }
  throw new RequestError("broken", `${server} sent a watch event that cannot be read`);
}

function isWatchEvent(value: unknown): value is WatchEvent {
  return typeof value === "object" && value !== null && "type" in value && "object" in value;
}
