import * as vscode from "vscode";
import { htmlDocument } from "@kubernetes-workshop/kubernetes/base/htmlDocument";
import { newNonce } from "./newNonce.ts";

/** The webviews' scripts and style sheets, in the extension's folder. */
const webviewFolder = "dist/webviews";

export interface WebviewPageOptions {
  /** The name of the page's script and style sheet, without extension. */
  readonly name: string;
  readonly title: string;
  /** The language of the page's text, for screen readers. */
  readonly language: string;
}

/**
 * Returns the HTML of a webview, which its script fills in. The page loads only its own script and style sheet and the
 * extension's pictures, and contains no inline script.
 * https://code.visualstudio.com/api/extension-guides/webview#content-security-policy
 */
export function webviewPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { name, title, language }: WebviewPageOptions,
): string {
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, webviewFolder, file)).toString();
  const nonce = newNonce();
  return htmlDocument({
    title,
    language,
    policy: `default-src 'none'; img-src ${webview.cspSource}; style-src ${webview.cspSource}; script-src 'nonce-${nonce}';`,
    style: `<link rel="stylesheet" href="${address(`${name}.css`)}">`,
    body: `<script nonce="${nonce}" src="${address(`${name}.js`)}"></script>`,
  });
}

/** Returns the folders that a webview may load from: those of the scripts and style sheets, and of the pictures. */
export function webviewRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [webviewFolder, "media"].map((folder) => vscode.Uri.joinPath(extensionUri, folder));
}
