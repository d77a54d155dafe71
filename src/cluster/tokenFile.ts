import { createReadStream } from "node:fs";
import { t } from "@vscode/l10n";
import { LimitError } from "./answerLimits.ts";
import { readAll } from "./readAll.ts";

/** client-go reads a file again after a minute, less ten seconds: tokens of service accounts are renewed in time for that. */
const freshMs = 50_000;

/** More than any server takes in a header; in bytes. */
const longestToken = 1_000_000;

/**
 * The bearer token in a file, which somebody renews: that of a service account lives for an hour.
 * https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/#AuthInfo
 */
export class TokenFile {
  private readonly path: string;
  private readonly fallback: string | undefined;
  private readonly now: () => number;
  private last: { readonly token: string; readonly readAt: number } | undefined;

  /**
   * @param fallback the token that stands in the kubeconfig itself, for while there is none in the file
   * @param now milliseconds from any point in time on; injected for tests
   */
  constructor(path: string, fallback?: string, now: () => number = () => performance.now()) {
    this.path = path;
    this.fallback = fallback;
    this.now = now;
  }

  /**
   * The token, read again where it was read some time ago. While that does not work, the last one goes on to be used: the
   * file may just be written.
   *
   * @throws {Error} where there never was one; its message is for people and names the file
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
