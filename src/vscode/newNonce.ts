import { randomBytes } from "node:crypto";

/** A number that the styles and scripts of one page of a webview carry, by which its policy knows them. */
export function newNonce(): string {
  return randomBytes(16).toString("base64url");
}
