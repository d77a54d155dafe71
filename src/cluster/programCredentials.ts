import { readFile } from "node:fs/promises";
import { t } from "@vscode/l10n";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { type ProgramEnd, runProgram } from "../runProgram.ts";
import type { KubeconfigCluster } from "./kubeconfigEntries.ts";
import { errorOfSlowCredentials } from "./requestError.ts";
import { explainMissingProgram, withUsualPlaces } from "./usualPlaces.ts";

/** Credentials from a program. */
export interface ProgramCredential {
  readonly token: string | undefined;
  /** A certificate in PEM; set if, and only if, the key is. */
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  /** The expiry, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The most that a program may print, in bytes. */
const mostBytes = 4_000_000;

/**
 * Gets credentials from the program in the `exec` of a kubeconfig's user, as AWS, Google Cloud, and Azure set it. Runs
 * the program as kubectl does, but without a terminal, and again when its credentials have expired.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
export class ProgramCredentials {
  private readonly exec: unknown;
  private readonly cluster: KubeconfigCluster;
  private readonly timeoutMs: number;
  private readonly signal: AbortSignal;
  private last: ProgramCredential | undefined;

  /**
   * Prepares to run a program.
   *
   * @param timeoutMs the longest time it may run: it may wait for the user to sign in
   * @param signal ends the program and every process it has started
   */
  constructor(exec: unknown, cluster: KubeconfigCluster, timeoutMs: number, signal: AbortSignal) {
    this.exec = exec;
    this.cluster = cluster;
    this.timeoutMs = timeoutMs;
    this.signal = signal;
  }

  /**
   * Returns valid credentials, running the program if necessary.
   *
   * @throws {RequestError} if the program does not respond
   * @throws {TypeError | SyntaxError} if its output is not a credential; the message does not quote it
   * @throws {Error} if it fails, with its output
   */
  async get(): Promise<ProgramCredential> {
    if (this.last && this.last.expiresAt > Date.now()) return this.last;
    this.last = undefined;
    const { exec } = this;
    const command = textField(exec, "command") ?? "";
    if (!isRecord(exec) || command === "") throw new TypeError("exec has no command");
    if (exec["interactiveMode"] === "Always")
      throw new Error(t("the program {0} asks for input, so it works only in a terminal.", command));
    const end = await runProgram({
      file: command,
      arguments: texts(exec["args"] ?? []),
      env: withUsualPlaces({
        ...process.env,
        ...environment(exec["env"]),
        KUBERNETES_EXEC_INFO: await this.execInfo(exec),
      }),
      timeoutMs: this.timeoutMs,
      maxBytes: mostBytes,
      signal: this.signal,
      // SIGTERM, because the program may have started a browser to sign in with.
      endBy: "SIGTERM",
    });
    if (end.kind === "notStarted" && isMissing(end.error))
      throw new Error(explainMissingProgram(command, textField(exec, "installHint")));
    this.last = readCredential(outputOf(end, command));
    return this.last;
  }

  /**
   * Builds the input of the program.
   * https://kubernetes.io/docs/reference/config-api/client-authentication.v1/#client-authentication-k8s-io-v1-ExecCredential
   */
  private async execInfo(exec: Readonly<Record<string, unknown>>): Promise<string> {
    const withCluster = exec["provideClusterInfo"] === true;
    return JSON.stringify({
      kind: "ExecCredential",
      apiVersion: textField(exec, "apiVersion") ?? "client.authentication.k8s.io/v1",
      spec: { ...(withCluster && { cluster: await this.clusterInfo() }), interactive: false },
    });
  }

  private async clusterInfo(): Promise<object> {
    const { server, tlsServerName, skipTLSVerify, caFile, caData, proxyUrl, programConfig } = this.cluster;
    const authority = caFile ? (await readFile(caFile)).toString("base64") : caData;
    return {
      server,
      ...(tlsServerName && { "tls-server-name": tlsServerName }),
      ...(skipTLSVerify && { "insecure-skip-tls-verify": true }),
      ...(authority && { "certificate-authority-data": authority }),
      ...(proxyUrl && { "proxy-url": proxyUrl }),
      config: programConfig ?? null,
    };
  }
}

function environment(entries: unknown): NodeJS.ProcessEnv {
  const pairs: readonly unknown[] = Array.isArray(entries) ? entries : [];
  return Object.fromEntries(
    pairs.map((each) => {
      const [name = "", value] = texts([textField(each, "name"), textField(each, "value") ?? ""]);
      return [name, value];
    }),
  );
}

function texts(values: unknown): string[] {
  if (!Array.isArray(values)) throw new TypeError("No list of texts");
  return values.map((value: unknown) => {
    if (typeof value !== "string") throw new TypeError("No text");
    return value;
  });
}

function isMissing(error: NodeJS.ErrnoException): boolean {
  return error.code === "ENOENT";
}

/** What a program wrote last, perhaps a question. */
function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() ?? "";
}

function outputOf(end: ProgramEnd, command: string): string {
  switch (end.kind) {
    case "timeout":
      throw errorOfSlowCredentials(lastLine(end.stderr));
    case "tooMuch":
      throw new Error(t("the program {0} printed more than {1} MB.", command, mostBytes / 1e6));
    case "notStarted":
      throw end.error;
    case "ended":
      if (end.code !== 0) throw new Error(end.stderr);
      return end.stdout;
  }
}

function readCredential(output: string): ProgramCredential {
  const answer: unknown = JSON.parse(output);
  const status = isRecord(answer) ? answer["status"] : undefined;
  const [token, certificate, key, expires] = [
    "token",
    "clientCertificateData",
    "clientKeyData",
    "expirationTimestamp",
  ].map((name) => textField(status, name) || undefined);
  const expiresAt = expires === undefined ? Infinity : Date.parse(expires);
  const hasPair = certificate !== undefined && key !== undefined;
  const hasHalf = !hasPair && (certificate !== undefined || key !== undefined);
  if (hasHalf || (!hasPair && token === undefined) || Number.isNaN(expiresAt))
    throw new TypeError("No credential");
  return { token, certificate, key, expiresAt };
}
