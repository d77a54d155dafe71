import { t } from "@vscode/l10n";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import { withoutValues } from "@kubernetes-workshop/kubernetes/resources/withoutValues";
import { LimitError } from "./answerLimits.ts";

/** The causes of failed requests, as far as callers need to tell them apart. */
export type RequestFailure =
  | "refused"
  | "timeout"
  | "unknownHost"
  | "certificate"
  | "credentials"
  | "unauthorized"
  | "forbidden"
  | "notFound"
  | "conflict"
  | "invalid"
  | "unknownKind"
  | "replaced"
  | "gone"
  /** The objects may be listed, but not watched. */
  | "unwatched"
  | "busy"
  /** The cluster could not store the change, and did not make it. */
  | "notStored"
  /** The connection ended before anything was sent. */
  | "ended"
  | "notKubernetes"
  | "tooLarge"
  | "broken"
  | "status";

/**
 * The API server's reason for refusing a request, without secrets.
 * https://kubernetes.io/docs/reference/kubernetes-api/definitions/status-v1-meta/
 */
export interface ApiStatus {
  readonly message: string;
  readonly reason: string;
  /** The invalid fields, such as `spec.replicas`, if the server names them. */
  readonly causes: readonly { readonly field: string; readonly message: string; readonly reason: string }[];
}

/** Thrown when a request fails. The message tells the user what happened, and what to do next. */
export class RequestError extends Error {
  readonly failure: RequestFailure;
  /** The delay before a retry that the server asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The status, if an API server refused the request. */
  readonly status: ApiStatus | undefined;
  /** The HTTP status code, if there was an answer without success. */
  readonly code: number | undefined;

  constructor(
    failure: RequestFailure,
    message: string,
    options: ErrorOptions & {
      retryAfterMs?: number;
      status?: ApiStatus | undefined;
      code?: number | undefined;
    } = {},
  ) {
    super(message, options);
    this.name = "RequestError";
    this.failure = failure;
    this.retryAfterMs = options.retryAfterMs;
    this.status = options.status;
    this.code = options.code;
  }

  /** Whether getting the credentials failed, or the server rejected them. */
  get isOfCredentials(): boolean {
    return this.failure === "credentials" || this.failure === "unauthorized";
  }

  /** The text for the user: the server's message, if there is one. */
  get said(): string {
    return this.status?.message || this.message;
  }

  /** The text for the log, without the server's message about an object, because it may quote the object's values. */
  get logged(): string {
    if (!this.status?.message) return this.message;
    return `${this.failure} (${[this.code, this.status.reason].filter(Boolean).join(" ")})`;
  }
}

/** The longest delay that a server can impose: someone is looking at the tree. */
const longestRetryAfterMs = 10 * 60_000;

/**
 * Returns the error for an unsuccessful answer.
 *
 * @param status the API's `Status` object, if it is one:
 * https://kubernetes.io/docs/reference/kubernetes-api/definitions/status-v1-meta/
 */
export function errorOfStatus(
  server: string,
  code: number,
  status: unknown,
  retryAfter: string | null = null,
): RequestError {
  const read = readStatus(status);
  const said = read?.message ?? "";
  switch (code) {
    case 401:
      return new RequestError(
        "unauthorized",
        t("{0} rejected your credentials. Sign in again, or check the user of this context.", server),
        { code },
      );
    case 403:
      return new RequestError("forbidden", t("You do not have permission to do this: {0}", said || server), {
        status: read,
        code,
      });
    case 410:
      return new RequestError("gone", said, { code });
    case 429:
    case 503:
      return new RequestError("busy", t("{0} is busy. Try again later.", server), {
        retryAfterMs: retryAfterMs(retryAfter),
        status: read,
        code,
      });
    default:
      if (code === 500 && notStored.test(said))
        return new RequestError(
          "notStored",
          t("{0} could not store the change: {1}", server, said.replace(notStored, "")),
          {
            status: read,
            code,
          },
        );
      return new RequestError(
        failures.get(code) ?? "status",
        t("{0} responded with {1}: {2}", server, code, said || t("no reason given")),
        { status: read, code },
      );
  }
}

/**
 * The message of etcd, https://etcd.io/docs/v3.6/op-guide/maintenance/#space-quota, and of the practice cluster, when
 * the disk is full.
 */
const notStored =
  /^(?:Internal error occurred: )?etcdserver: (?:the change could not be stored in |(?=mvcc: database space exceeded))/;

/** Reads `Retry-After` in seconds; HTTP also allows a date, which Kubernetes never sends. */
function retryAfterMs(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? 1);
  return seconds > 0 ? Math.min(seconds * 1000, longestRetryAfterMs) : 1000;
}

const failures: ReadonlyMap<number, RequestFailure> = new Map([
  [404, "notFound"],
  [409, "conflict"],
  [400, "invalid"],
  [422, "invalid"],
]);

function readStatus(status: unknown): ApiStatus | undefined {
  if (typeof status !== "object" || status === null) return undefined;
  const details = "details" in status && typeof status.details === "object" ? status.details : undefined;
  const causes: unknown = details && "causes" in details ? details.causes : undefined;
  const kind = textOf(details, "kind");
  return {
    message: withoutValues(textOf(status, "message"), kind),
    reason: textOf(status, "reason"),
    causes: (Array.isArray(causes) ? causes : []).slice(0, mostCauses).map((cause: unknown) => {
      const field = textOf(cause, "field");
      return {
        field,
        message: withoutValues(textOf(cause, "message"), kind, field),
        reason: textOf(cause, "reason"),
      };
    }),
  };
}

/** The most invalid fields of an object to keep, more than anyone reads. */
const mostCauses = 200;

/** The most characters of a text to keep; API servers quote what they refuse, even a whole object. */
const longestText = 5000;

function textOf(from: unknown, name: string): string {
  const text = textField(from, name) ?? "";
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

/** Returns the error for an answer that is not from an API server, such as a login page. */
export function notKubernetes(server: string): RequestError {
  return new RequestError(
    "notKubernetes",
    t(
      "{0} responds, but not as a Kubernetes API server. Check its address, and whether a proxy or a login page is in between.",
      server,
    ),
  );
}

/**
 * The delay before the next request to a server that sent too much, in milliseconds; it may well send as much again.
 */
const pauseAfterTooLargeMs = 30_000;

/** Returns the error for an answer that exceeds a limit. */
export function errorOfLimit(server: string, error: LimitError): RequestError {
  const { exceeded, limit } = error;
  const said = {
    answerBytes: t("{0} sent a response of more than {1} MB.", server, limit / 1e6),
    lineBytes: t("{0} sent a single change of more than {1} MB.", server, limit / 1e6),
    statusBytes: t("{0} sent a response of more than {1} MB.", server, limit / 1e6),
    values: t("{0} sent a response of more than {1} values.", server, limit),
    depth: t("{0} sent a response that is nested more than {1} levels deep.", server, limit),
  };
  return tooLarge(said[exceeded], error);
}

/** Returns the error for a list that is longer than any that Kubernetes supports. */
export function errorOfLongList(server: string, path: string, most: number): RequestError {
  return tooLarge(t("{0} returned more than {1} objects for {2}.", server, most, path));
}

function tooLarge(said: string, cause?: unknown): RequestError {
  const advice = t(
    "Reading stopped early to avoid running out of memory. Check whether this is the right API server, or whether a proxy or another program is responding in its place.",
  );
  return new RequestError("tooLarge", `${said} ${advice}`, { cause, retryAfterMs: pauseAfterTooLargeMs });
}

/** Returns the error for a collection that may be listed, but not watched. */
export function errorOfUnwatched(server: string, path: string, seconds: number): RequestError {
  return new RequestError(
    "unwatched",
    t("{0} lists {1} but does not let you watch it, so it is read every {2} seconds.", server, path, seconds),
  );
}

/** Returns the error for a server that ends each watch at once. */
export function errorOfClosedWatches(server: string): RequestError {
  return new RequestError("broken", t("{0} ends every watch immediately.", server));
}

/** Returns the error for a request that got no answer. */
export function errorOfTransport(server: string, error: unknown): RequestError {
  if (error instanceof LimitError) return errorOfLimit(server, error);
  const cause = innermost(error);
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  const options = { cause: error };
  if (code === "ECONNREFUSED" || code === "EHOSTUNREACH" || code === "ENETUNREACH") {
    return new RequestError(
      "refused",
      t("Cannot connect to {0}. Is the cluster running, and is your network or VPN connected?", server),
      options,
    );
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new RequestError(
      "unknownHost",
      t(
        "The host of {0} was not found. Check the address in the kubeconfig, and your network or VPN.",
        server,
      ),
      options,
    );
  }
  if (/TIMEDOUT|TIMEOUT/.test(code) || cause.name === "TimeoutError") {
    return new RequestError(
      "timeout",
      t("{0} did not respond in time. Check your network or VPN.", server),
      options,
    );
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_OSSL/.test(code)) {
    return new RequestError(
      "certificate",
      t(
        "The certificate of {0} is not trusted ({1}). Check the cluster's certificate-authority-data in the kubeconfig.",
        server,
        code,
      ),
      options,
    );
  }
  if (code === "UND_ERR_HEADERS_OVERFLOW")
    return tooLarge(t("{0} sent headers that are too large.", server), error);
  return new RequestError("broken", t("The connection to {0} failed: {1}", server, cause.message), options);
}

/**
 * Returns the error for a credential program that does not respond.
 *
 * @param written what it wrote last, perhaps a question
 */
export function errorOfSlowCredentials(written = ""): RequestError {
  const message = t(
    "The program that gets your credentials is not responding. Run kubectl in a terminal to see what it is waiting for, then try again.",
  );
  return new RequestError(
    "credentials",
    written ? `${message} ${t("It wrote last: {0}", written)}` : message,
  );
}

/** Returns the error for a failure to get credentials, such as that of a credential program. */
export function errorOfCredentials(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  // Leave out the message and the cause: they quote what could not be parsed, which may be the secret.
  if (error instanceof SyntaxError || error instanceof TypeError) {
    return new RequestError(
      "credentials",
      t(
        "Your credentials cannot be used. Check the user of this context, and the program or file that provides the credentials.",
      ),
    );
  }
  return new RequestError("credentials", t("Your credentials could not be read: {0}", reasonOf(error)), {
    cause: error,
  });
}

function reasonOf(error: unknown): string {
  const failure: NodeJS.ErrnoException = asError(error);
  return failure.message.trim().split("\n", 1)[0] || t("no reason given");
}

function innermost(error: unknown): Error {
  let current = asError(error);
  while (current.cause instanceof Error) current = current.cause;
  if (current instanceof AggregateError && current.errors[0] instanceof Error) return current.errors[0];
  return current;
}
