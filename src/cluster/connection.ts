import { HttpMethod, type KubeConfig, RequestContext } from "@kubernetes/client-node";
import { type Dispatcher, fetch, Headers, type Response } from "undici";
import type { Disposable } from "../base/disposable.ts";
import { type AnswerLimits, defaultAnswerLimits } from "./answerLimits.ts";
import { CredentialGate } from "./credentialGate.ts";
import { parseJson } from "./parseJson.ts";
import { readAll } from "./readAll.ts";
import { readLines } from "./readLines.ts";
import { untilAborted } from "./untilAborted.ts";
import { parseEvent, type WatchEvent } from "./watchEvent.ts";
import {
  errorOfCredentials,
  errorOfSlowCredentials,
  errorOfStatus,
  errorOfTransport,
  notKubernetes,
  RequestError,
} from "./requestError.ts";

/** Query parameters of a request; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** A request that changes something, or asks what that would do. */
export interface Change {
  readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /** Of the body, which is sent as JSON whatever this says: a patch names its kind by it. */
  readonly contentType?: string;
}

export interface ConnectionTimeouts {
  /** For credentials, in milliseconds: a program may wait for somebody to sign in. */
  readonly credentialsMs: number;
  /** For an answer, or until a watch begins, in milliseconds. */
  readonly answerMs: number;
  /** For the answer to a change, in milliseconds: it may wait for webhooks, each up to 30 seconds. */
  readonly changeMs: number;
  /** Longest silence of a watch, in milliseconds; servers send a bookmark every minute. */
  readonly silenceMs: number;
}

const defaultTimeouts: ConnectionTimeouts = {
  credentialsMs: 120_000,
  answerMs: 15_000,
  changeMs: 40_000,
  silenceMs: 150_000,
};

type Asked =
  | Change
  | {
      readonly method: "GET";
      readonly path: string;
      readonly query: Query;
      readonly body?: never;
      readonly contentType?: never;
    };

/** What a request needs beside its address. */
interface Access {
  readonly headers: Headers;
  readonly dispatcher: Dispatcher | undefined;
}

/**
 * Requests to one API server with the credentials of one kubeContext. Credentials are asked for at each
 * request, since they expire; after a 401 those of the loaded kubeconfig are asked for anew, once.
 */
export class ClusterConnection implements Disposable {
  readonly server: string;
  private config: KubeConfig;
  private dispatcher: Dispatcher | undefined;
  /**
   * Changes go over connections of their own: with HTTP/2, which real API servers speak, undici holds a request that has
   * a body back until all others on its connection have ended, and a watch does not end.
   */
  private changes: Dispatcher | undefined;
  private access: Promise<Access> | undefined;
  private readonly ended = new AbortController();
  private readonly timeouts: ConnectionTimeouts;
  private readonly limits: AnswerLimits;
  private readonly createConfig: () => KubeConfig;
  /** Whoever asks without being told to waits here while the credentials do not work. */
  readonly gate: CredentialGate;

  /** @param createConfig a configuration whose current context is the one to use; a new one for each call */
  constructor(
    createConfig: () => KubeConfig,
    timeouts: Partial<ConnectionTimeouts> = {},
    gate = new CredentialGate(),
    limits: Partial<AnswerLimits> = {},
  ) {
    this.createConfig = createConfig;
    this.gate = gate;
    this.config = createConfig();
    this.server = this.config.getCurrentCluster()?.server ?? "";
    this.timeouts = { ...defaultTimeouts, ...timeouts };
    this.limits = { ...defaultAnswerLimits, ...limits };
  }

  /**
   * The JSON answer to a GET.
   * @throws {RequestError}
   */
  get(path: string, query: Query = {}, signal?: AbortSignal): Promise<unknown> {
    return this.ask({ method: "GET", path, query }, signal);
  }

  /**
   * The text that a health check answers with, also where it says that something is not healthy.
   * https://kubernetes.io/docs/reference/using-api/health-checks/
   *
   * @throws {RequestError}
   */
  async checkHealth(path: string, signal?: AbortSignal): Promise<string> {
    try {
      const access = await this.signIn(signal);
      const answerInTime = AbortSignal.timeout(this.timeouts.answerMs);
      const all = AbortSignal.any([answerInTime, ...this.signals(signal)]);
      const asked: Asked = { method: "GET", path, query: { verbose: "" } };
      const response = await this.send(access, asked, all, async (answer) => {
        const isText = answer.headers.get("content-type")?.startsWith("text/plain") ?? false;
        if (isText && (answer.ok || answer.status === 500)) return answer;
        await this.checked(answer);
        throw notKubernetes(this.server);
      });
      return new TextDecoder().decode(await this.statusOf(response));
    } catch (error) {
      throw this.errorOf(error);
    }
  }

  /**
   * The JSON answer to a request that changes something.
   * @throws {RequestError}
   */
  change(change: Change, signal?: AbortSignal): Promise<unknown> {
    return this.ask(change, signal);
  }

  private async ask(asked: Asked, signal: AbortSignal | undefined): Promise<unknown> {
    try {
      const access = await this.signIn(signal);
      if (asked.method !== "GET") await this.inTimeToSignIn(signal, () => this.dispatcherOfChanges());
      const { answerMs, changeMs } = this.timeouts;
      const answerInTime = AbortSignal.timeout(asked.method === "GET" ? answerMs : changeMs);
      const all = AbortSignal.any([answerInTime, ...this.signals(signal)]);
      const response = await this.send(access, asked, all);
      const bytes = await readAll(response.body ?? [], this.limits.answerBytes, "answerBytes");
      return parseJson(bytes, this.limits);
    } catch (error) {
      if (error instanceof SyntaxError) throw notKubernetes(this.server);
      throw this.errorOf(error);
    }
  }

  /**
   * The events of a watch until the server ends it.
   *
   * @param begun hears that the server has accepted the watch, which may be long before the first event
   * @throws {RequestError}
   */
  async *watch(
    path: string,
    query: Query,
    signal: AbortSignal,
    begun?: () => void,
  ): AsyncGenerator<WatchEvent, void, undefined> {
    const silence = new AbortController();
    const fail = (): void => silence.abort(new DOMException("The watch fell silent", "TimeoutError"));
    let timer: NodeJS.Timeout | undefined;
    const heard = (): void => {
      clearTimeout(timer);
      timer = setTimeout(fail, this.timeouts.silenceMs);
    };
    try {
      const access = await this.signIn(signal);
      timer = setTimeout(fail, this.timeouts.answerMs);
      const all = AbortSignal.any([silence.signal, ...this.signals(signal)]);
      const watched: Asked = { method: "GET", path, query: { ...query, watch: true } };
      const response = await this.send(access, watched, all);
      heard();
      begun?.();
      for await (const line of readLines(response.body ?? [], this.limits.lineBytes)) {
        heard();
        yield parseEvent(line, this.server, this.limits);
      }
    } catch (error) {
      throw this.errorOf(silence.signal.reason ?? error);
    } finally {
      clearTimeout(timer);
    }
  }

  dispose(): void {
    this.ended.abort();
    this.gate.dispose();
    void this.dispatcher?.destroy();
    void this.changes?.destroy();
  }

  private signals(signal: AbortSignal | undefined): AbortSignal[] {
    return signal ? [signal, this.ended.signal] : [this.ended.signal];
  }

  /** The credentials for a request; whoever has to sign in for them gets the time to do so. */
  private signIn(signal: AbortSignal | undefined): Promise<Access> {
    return this.inTimeToSignIn(signal, () => this.askAccess());
  }

  private async inTimeToSignIn<T>(signal: AbortSignal | undefined, ask: () => Promise<T>): Promise<T> {
    const inTime = AbortSignal.timeout(this.timeouts.credentialsMs);
    const all = AbortSignal.any([inTime, ...this.signals(signal)]);
    try {
      all.throwIfAborted();
      return await untilAborted(ask(), all);
    } catch (error) {
      throw inTime.aborted && !(error instanceof RequestError) ? errorOfSlowCredentials() : error;
    }
  }

  private async send(
    access: Access,
    asked: Asked,
    signal: AbortSignal,
    check: (response: Response) => Promise<Response> = (response) => this.checked(response),
  ): Promise<Response> {
    const { config } = this;
    const first = await this.sendOnce(access, asked, signal);
    if (first.status !== 401) return check(first);
    await first.body?.cancel();
    signal.throwIfAborted();
    this.readAnew(config);
    const anew = await untilAborted(this.askAccess(), signal);
    return check(await this.sendOnce(anew, asked, signal));
  }

  /** Replaces a configuration that turned out not to work, unless another request has done so meanwhile. */
  private readAnew(failed: KubeConfig): void {
    if (failed !== this.config) return;
    // Requests under way still end in their own time.
    void this.dispatcher?.close();
    void this.changes?.close();
    this.dispatcher = undefined;
    this.changes = undefined;
    this.access = undefined;
    this.config = this.createConfig();
  }

  private async sendOnce(
    { headers, dispatcher }: Access,
    { method, path, query = {}, body, contentType = "application/json" }: Asked,
    signal: AbortSignal,
  ): Promise<Response> {
    const url = new URL(this.server + path);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    signal.throwIfAborted();
    if (method === "GET") this.dispatcher ??= dispatcher;
    const over = method === "GET" ? this.dispatcher : await untilAborted(this.dispatcherOfChanges(), signal);
    // The headers are shared by requests that signed in together.
    const sent = new Headers(headers);
    if (body !== undefined) sent.set("content-type", contentType);
    return fetch(url, {
      method,
      headers: sent,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: "manual",
      signal,
      ...(over && { dispatcher: over }),
    });
  }

  private async dispatcherOfChanges(): Promise<Dispatcher | undefined> {
    if (this.changes) return this.changes;
    const { dispatcher } = await this.authenticate(this.config).catch((error: unknown) => {
      throw errorOfCredentials(error);
    });
    return (this.changes ??= dispatcher);
  }

  /** Requests that ask at the same time share an answer, since a program may have to run for it. */
  private askAccess(): Promise<Access> {
    if (this.access) return this.access;
    const { config } = this;
    const access = this.authenticate(config)
      .catch((error: unknown) => {
        // A program's useless answer would be remembered.
        this.readAnew(config);
        throw errorOfCredentials(error);
      })
      .finally(() => {
        if (this.access === access) this.access = undefined;
      });
    this.access = access;
    return access;
  }

  private async authenticate(config: KubeConfig): Promise<Access> {
    const request = new RequestContext(this.server, HttpMethod.GET);
    await config.applySecurityAuthentication(request);
    const headers = new Headers({ accept: "application/json", ...request.getHeaders() });
    return { headers, dispatcher: request.getDispatcher() };
  }

  private errorOf(error: unknown): RequestError {
    if (!(error instanceof RequestError)) return errorOfTransport(this.server, error);
    if (error.isOfCredentials && !this.ended.signal.aborted) this.gate.close(error);
    return error;
  }

  private async checked(response: Response): Promise<Response> {
    if (response.status !== 401) this.gate.open();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    if (response.ok && isJson) return response;
    if (!isJson && (response.ok || (response.status >= 300 && response.status < 400))) {
      await response.body?.cancel();
      throw notKubernetes(this.server);
    }
    const status: unknown = isJson
      ? await this.statusOf(response)
          .then((bytes) => parseJson(bytes, this.limits))
          .catch(() => undefined)
      : undefined;
    if (!isJson) await response.body?.cancel();
    throw errorOfStatus(this.server, response.status, status, response.headers.get("retry-after"));
  }

  private statusOf(response: Response): Promise<Uint8Array> {
    return readAll(response.body ?? [], this.limits.statusBytes, "statusBytes");
  }
}
