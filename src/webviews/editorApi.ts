/**
 * What VS Code gives the page of a webview.
 * https://code.visualstudio.com/api/extension-guides/webview#passing-messages-from-a-webview-to-an-extension
 */
interface EditorApi {
  postMessage(message: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

/** Acquired once: VS Code hands it out a single time. */
export const editorApi: EditorApi = acquireVsCodeApi();
