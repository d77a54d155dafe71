import { createReadStream } from "node:fs";
import { t } from "@vscode/l10n";
import { LimitError } from "./answerLimits.ts";
import { readAll } from "./readAll.ts";

/**
 * The time before a file is read again: a minute less ten seconds, as in client-go. Service account tokens are renewed
 * early enough for that.
 */
const freshMs = 50_000;

/** The longest token, in bytes; more than any server accepts in a header. */
const longestToken = 1_000_000;

/**
 * Reads a bearer token from a file, where it is renewed: that of a service account lives for an hour.
 * https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/#AuthInfo
 */
export class TokenFile {
  private readonly path: string;
  private readonly fallback: string | undefined;
  private readonly now: () => number;
  private last: { readonly token: string; readonly readAt: number } | undefined;

  /**
   * Prepares to read a file.
   *
   * @param fallback the token in the kubeconfig itself, used until the file has one
   * @param now returns milliseconds on a monotonic clock; injected for tests
   */
  constructor(path: string, fallback?: string, now: () => number = () => performance.now()) {
    this.path = path;
    this.fallback = fallback;
    this.now = now;
  }

  /**
   * Returns the token, reading the file again if the last read is old. If reading fails, the last token stays in use:
   * the file may be in the middle of a write.
   *
   * @throws {Error} if there has never been a token; the message is for the user and names the file
   */
  async token(): Promise<string> {
    const { last } = this;
    if (last && this.now() - last.readAt < freshMs) return last.token;
    try {
      const token = await this.read();
      this.last = { token, readAt: this.now() };
      return token;
    } catch (error) {
      const known = last?.token ?? this.fallback;
      if (known) return known;
      throw error;
    }
  }

  private async read(): Promise<string> {
    const { path } = this;
    let text: string;
    try {
      text = new TextDecoder()
        .decode(await readAll(createReadStream(path), longestToken, "statusBytes"))
        .trim();
    } catch (error) {
      throw new Error(
        error instanceof LimitError
          ? t("the token file {0} is too large to hold a token.", path)
          : t("the token file {0} cannot be read ({1}).", path, codeOf(error)),
        { cause: error },
      );
    }
    if (text === "") throw new Error(t("the token file {0} is empty.", path));
    return text;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
