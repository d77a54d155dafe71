import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

/** The folder of the scripts and style sheets of the webviews, in the extension's. */
const webviewFolder = "dist/webviews";

export interface WebviewPageOptions {
  /** The name of the page's script and style sheet, without what they end in. */
  readonly name: string;
  readonly title: string;
  /** The language of the page, for screen readers. */
  readonly language: string;
}

/**
 * The document of a webview, which its script fills. It loads its own script and style sheet and the extension's
 * pictures, and nothing else; no script stands in the document itself.
 * https://code.visualstudio.com/api/extension-guides/webview#content-security-policy
 */
export function webviewPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { name, title, language }: WebviewPageOptions,
): string {
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, webviewFolder, file)).toString();
  const nonce = randomBytes(16).toString("base64url");
  const policy = `default-src 'none'; img-src ${webview.cspSource}; style-src ${webview.cspSource}; script-src 'nonce-${nonce}';`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</title>
<link rel="stylesheet" href="${address(`${name}.css`)}">
</head>
<body>
<script nonce="${nonce}" src="${address(`${name}.js`)}"></script>
</body>
</html>`;
}

/** What a webview may load: its script and style sheet, and the pictures of the extension. */
export function webviewRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [webviewFolder, "media"].map((folder) => vscode.Uri.joinPath(extensionUri, folder));
}
