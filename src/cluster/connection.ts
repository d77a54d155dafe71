import type { KubeConfig } from "@kubernetes/client-node";
import { type Dispatcher, fetch, Headers, type Response, type WebSocket } from "undici";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { type AnswerLimits, defaultAnswerLimits, LimitError } from "./answerLimits.ts";
import { CredentialGate } from "./credentialGate.ts";
import { errorOfRefusedSocket } from "./errorOfRefusedSocket.ts";
import { JsonReader } from "./jsonReader.ts";
import { openSocket, RefusedSocket } from "./openSocket.ts";
import { parseJson } from "./parseJson.ts";
import { readAll } from "./readAll.ts";
import { readLines } from "./readLines.ts";
import { defaultPingMs } from "./routedConfig.ts";
import { type Access, SignIn } from "./signIn.ts";
import type { Transport } from "./transport.ts";
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

/** The query parameters of a request; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** A request that changes something, or a dry run of one. */
export interface Change {
  readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /** The media type of the body. The body is always sent as JSON; this tells the kinds of patch apart. */
  readonly contentType?: string;
}

export interface ConnectionTimeouts {
  /** The time to get credentials, in milliseconds: a program may wait for the user to sign in. */
  readonly credentialsMs: number;
  /** The time until an answer is complete or a watch begins, in milliseconds. */
  readonly answerMs: number;
  /**
   * The time until the answer to a change is complete, in milliseconds: it may wait for webhooks, each up to 30
   * seconds.
   */
  readonly changeMs: number;
  /** The longest silence in a watch, in milliseconds; servers send a bookmark every minute. */
  readonly silenceMs: number;
  /** The time between two pings of a connection, in milliseconds, by which one that died without a word is noticed. */
  readonly pingMs: number;
}

const defaultTimeouts: ConnectionTimeouts = {
  credentialsMs: 120_000,
  answerMs: 15_000,
  changeMs: 40_000,
  silenceMs: 75_000,
  pingMs: defaultPingMs,
};

type Asked =
  | Change
  | {
      readonly method: "GET";
      readonly path: string;
      readonly query: Query;
      readonly accept?: string | undefined;
      readonly unwanted?: readonly string[] | undefined;
      readonly mayBeSilent?: boolean;
      readonly body?: never;
      readonly contentType?: never;
    };

/**
 * Sends requests to one API server with the credentials of one context. Credentials expire, so each request gets the
 * current ones; a 401 makes it reload the kubeconfig's credentials once and try again. Answers are read up to a limit.
 */
export class ClusterConnection implements Disposable {
  readonly server: string;
  /** Replaced as a whole: a request ends with the one it began with. */
  private signIn: SignIn;
  private readonly ended = new AbortController();
  private readonly timeouts: ConnectionTimeouts;
  private readonly limits: AnswerLimits;
  private readonly createConfig: () => KubeConfig;
  private readonly readConfig: () => Promise<KubeConfig>;
  private renewing: Promise<void> | undefined;
  /** Whether the configuration is to be read again before the next request. */
  private isOutdated = false;
  /** Holds back requests that the user did not ask for while the credentials do not work. */
  readonly gate: CredentialGate;

  /**
   * Connects to the server of the current context.
   *
   * @param createConfig returns a new configuration at each call, whose current context is the one to use
   * @param readConfig reads it from disk again, where credentials that do not work may have been replaced
   */
  constructor(
    createConfig: () => KubeConfig,
    timeouts: Partial<ConnectionTimeouts> = {},
    gate = new CredentialGate(),
    limits: Partial<AnswerLimits> = {},
    readConfig = async (): Promise<KubeConfig> => Promise.resolve(createConfig()),
  ) {
    this.createConfig = createConfig;
    this.readConfig = readConfig;
    this.gate = gate;
    this.timeouts = { ...defaultTimeouts, ...timeouts };
    this.limits = { ...defaultAnswerLimits, ...limits };
    const config = createConfig();
    this.server = config.getCurrentCluster()?.server ?? "";
    this.signIn = this.signInWith(config);
  }

  /**
   * Returns the JSON answer to a GET.
   *
   * @param accept the media type to ask for, such as that of a table; by default, the object or list itself
   * @param unwanted names of fields whose arrays are read as empty
   * @throws {RequestError}
   */
  get(
    path: string,
    query: Query = {},
    signal?: AbortSignal,
    accept?: string,
    unwanted?: readonly string[],
  ): Promise<unknown> {
    return this.ask({ method: "GET", path, query, accept, unwanted }, signal);
  }

  /**
   * Streams the text that a GET returns, until the server ends it.
   *
   * @throws {RequestError}
   */
  async *text(path: string, query: Query, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
    const late = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    try {
      const asked: Asked = { method: "GET", path, query, accept: "*/*", mayBeSilent: true };
      const response = await this.send(asked, signal, () => {
        clearTimeout(timer);
        const fail = (): void => late.abort(new DOMException("No answer", "TimeoutError"));
        timer = setTimeout(fail, this.timeouts.answerMs);
        return late.signal;
      });
      clearTimeout(timer);
      const isText = response.headers.get("content-type")?.startsWith("text/plain") ?? false;
      if (!response.ok || !isText) {
        await this.checked(response);
        throw notKubernetes(this.server);
      }
      this.gate.open();
      const decoder = new TextDecoder();
      const chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = response.body ?? [];
      for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw this.errorOf(late.signal.reason ?? error);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Returns the text of a health check, even if it says that something is unhealthy.
   * https://kubernetes.io/docs/reference/using-api/health-checks/
   *
   * @throws {RequestError}
   */
  async checkHealth(path: string, signal?: AbortSignal): Promise<string> {
    try {
      const asked: Asked = { method: "GET", path, query: { verbose: "" } };
      const response = await this.send(asked, signal, () => AbortSignal.timeout(this.timeouts.answerMs));
      const isText = response.headers.get("content-type")?.startsWith("text/plain") ?? false;
      if (!isText || !(response.ok || response.status === 500)) {
        await this.checked(response);
        throw notKubernetes(this.server);
      }
      return new TextDecoder().decode(await this.statusOf(response));
    } catch (error) {
      throw this.errorOf(error);
    }
  }

  /**
   * Sends a change, and returns the JSON answer.
   *
   * @throws {RequestError}
   */
  change(change: Change, signal?: AbortSignal): Promise<unknown> {
    return this.ask(change, signal);
  }

  private async ask(asked: Asked, signal: AbortSignal | undefined): Promise<unknown> {
    const { answerMs, changeMs } = this.timeouts;
    const { answerBytes } = this.limits;
    try {
      const response = await this.checked(
        await this.send(asked, signal, () =>
          AbortSignal.timeout(asked.method === "GET" ? answerMs : changeMs),
        ),
      );
      const reader = new JsonReader(this.limits, asked.method === "GET" ? asked.unwanted : undefined);
      const chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = response.body ?? [];
      let length = 0;
      for await (const chunk of chunks) {
        length += chunk.length;
        if (length > answerBytes) throw new LimitError("answerBytes", answerBytes);
        reader.push(chunk);
      }
      return reader.parse();
    } catch (error) {
      if (error instanceof SyntaxError) throw notKubernetes(this.server);
      throw this.errorOf(error);
    }
  }

  /**
   * Streams the events of a watch until the server ends it.
   *
   * @param begun called when the server has accepted the watch, which may be long before the first event
   * @param accept as in {@link get}
   * @param unwanted as in {@link get}
   * @throws {RequestError}
   */
  async *watch(
    path: string,
    query: Query,
    signal: AbortSignal,
    begun?: () => void,
    accept?: string,
    unwanted?: readonly string[],
  ): AsyncGenerator<WatchEvent, void, undefined> {
    const silence = new AbortController();
    const fail = (): void => silence.abort(new DOMException("The watch fell silent", "TimeoutError"));
    let timer: NodeJS.Timeout | undefined;
    const heard = (): void => {
      clearTimeout(timer);
      timer = setTimeout(fail, this.timeouts.silenceMs);
    };
    try {
      const watched: Asked = { method: "GET", path, query: { ...query, watch: true }, accept };
      const response = await this.checked(
        await this.send(watched, signal, () => {
          clearTimeout(timer);
          timer = setTimeout(fail, this.timeouts.answerMs);
          return silence.signal;
        }),
      );
      heard();
      begun?.();
      for await (const line of readLines(response.body ?? [], this.limits.lineBytes)) {
        heard();
        yield parseEvent(line, this.server, this.limits, unwanted);
      }
    } catch (error) {
      throw this.errorOf(silence.signal.reason ?? error);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Opens a WebSocket, whose messages are bytes. The caller closes it; so does disposing the connection.
   *
   * @throws {RequestError} with the server's words if it refuses
   */
  async socket(path: string, protocols: readonly string[], signal: AbortSignal): Promise<WebSocket> {
    try {
      if (this.isOutdated) await this.replace(this.signIn);
      const { signIn } = this;
      const socket = await this.openBy(signIn, path, protocols, signal).catch(async (error: unknown) => {
        if (!(error instanceof RefusedSocket) || error.status !== 401) throw error;
        await this.replace(signIn);
        return this.openBy(this.signIn, path, protocols, signal);
      });
      this.gate.open();
      return socket;
    } catch (error) {
      throw this.errorOf(error instanceof RefusedSocket ? errorOfRefusedSocket(this.server, error) : error);
    }
  }

  /** Notes that the kubeconfig has changed on disk: credentials that did not work are read again and tried. */
  kubeconfigChanged(): void {
    if (!this.gate.closedBy) return;
    this.isOutdated = true;
    this.gate.hurry();
  }

  dispose(): void {
    this.ended.abort();
    this.gate.dispose();
    this.signIn.destroy();
  }

  private signals(signal: AbortSignal | undefined): AbortSignal[] {
    return signal ? [signal, this.ended.signal] : [this.ended.signal];
  }

  private signInWith(config: KubeConfig): SignIn {
    const { credentialsMs, pingMs } = this.timeouts;
    // A program ends before the wait for it does, so that the error can say what it wrote.
    return new SignIn(config, { programMs: 0.95 * credentialsMs, pingMs, signal: this.ended.signal });
  }

  /**
   * Returns the answer to a request; after a 401, that of a second try with renewed credentials.
   *
   * @param begin called once signed in; its signal ends the request
   */
  private async send(
    asked: Asked,
    signal: AbortSignal | undefined,
    begin: () => AbortSignal,
  ): Promise<Response> {
    if (this.isOutdated) await this.replace(this.signIn);
    const { signIn } = this;
    const { response, access } = await this.sendBy(signIn, asked, signal, begin);
    if (response.status !== 401) return response;
    await response.body?.cancel();
    if (signIn.isLatest(access)) await this.replace(signIn);
    return (await this.sendBy(this.signIn, asked, signal, begin)).response;
  }

  private async sendBy(
    signIn: SignIn,
    asked: Asked,
    signal: AbortSignal | undefined,
    begin: () => AbortSignal,
  ): Promise<{ readonly response: Response; readonly access: Access }> {
    const leave = signIn.enter();
    try {
      const access = await this.inTimeToSignIn(signal, () => this.accessOf(signIn));
      const all = AbortSignal.any([begin(), ...this.signals(signal)]);
      return { access, response: await this.fetch(access, asked, all) };
    } finally {
      leave();
    }
  }

  private async openBy(
    signIn: SignIn,
    path: string,
    protocols: readonly string[],
    signal: AbortSignal,
  ): Promise<WebSocket> {
    const leave = signIn.enter();
    try {
      const access = await this.inTimeToSignIn(signal, () => this.accessOf(signIn));
      const all = AbortSignal.any([AbortSignal.timeout(this.timeouts.answerMs), ...this.signals(signal)]);
      const url = this.server.replace(/^http/, "ws") + path;
      const socket = await openSocket(url, protocols, access, all, this.limits.statusBytes);
      const close = (): void => socket.close();
      this.ended.signal.addEventListener("abort", close);
      socket.addEventListener("close", () => this.ended.signal.removeEventListener("abort", close));
      return socket;
    } finally {
      leave();
    }
  }

  private accessOf(signIn: SignIn): Promise<Access> {
    return signIn.access().catch(async (error: unknown) => {
      // An auth-provider of client-node may remember its failure.
      await this.replace(signIn);
      throw errorOfCredentials(error);
    });
  }

  /** Replaces credentials that do not work, unless another request has already done so. */
  private async replace(failed: SignIn): Promise<void> {
    if (failed !== this.signIn || this.ended.signal.aborted) return;
    this.renewing ??= this.renew(failed).finally(() => (this.renewing = undefined));
    await this.renewing;
  }

  private async renew(failed: SignIn): Promise<void> {
    this.isOutdated = false;
    const config = await this.readConfig().catch(() => this.createConfig());
    if (this.ended.signal.aborted) return;
    this.signIn = this.signInWith(config);
    failed.retire();
  }

  /** Limits the time to get credentials, but leaves the user enough of it to sign in. */
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

  private async fetch({ headers, transport }: Access, asked: Asked, signal: AbortSignal): Promise<Response> {
    const { method, path, query = {}, body, contentType = "application/json" } = asked;
    const url = new URL(this.server + path);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    signal.throwIfAborted();
    // Requests that signed in together share the headers.
    const sent = new Headers(headers);
    if (body !== undefined) sent.set("content-type", contentType);
    if (asked.method === "GET" && asked.accept !== undefined) sent.set("accept", asked.accept);
    return fetch(url, {
      method,
      headers: sent,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: "manual",
      signal,
      dispatcher: dispatcherFor(asked, transport),
    });
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

function dispatcherFor(asked: Asked, { reads, changes, streams }: Transport): Dispatcher {
  if (asked.method !== "GET") return changes;
  return asked.mayBeSilent ? streams : reads;
}
