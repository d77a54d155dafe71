import * as vscode from "vscode";
import type {
  KubernetesObject,
  ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { courseManifestScheme } from "../../ids.ts";
import { manifestOf, mayDescribe } from "../../inspect/manifestOf.ts";

/** A description of an object in a file. */
export interface FoundManifest {
  readonly uri: vscode.Uri;
  readonly object: KubernetesObject;
  /** Whether the file describes nothing else. */
  readonly isAlone: boolean;
}

const mostFiles = 2000;
const largestBytes = 1_000_000;
const atOnce = 20;

/**
 * Finds the manifests that describe an object: in open editors, as they are there, then in the files of the workspace.
 *
 * @param own the namespace that objects without one go to
 */
export async function findManifests(reference: ObjectReference, own: string): Promise<FoundManifest[]> {
  const found: FoundManifest[] = [];
  const look = (uri: vscode.Uri, text: string): void => {
    if (!mayDescribe(text, reference)) return;
    const { found: objects, isAlone } = manifestOf(text, reference, own);
    found.push(...objects.map(({ object }) => ({ uri, object, isAlone })));
  };
  const schemes = new Set([
    "file",
    "untitled",
    courseManifestScheme,
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
  ]);
  const open = vscode.workspace.textDocuments.filter(
    ({ uri, isClosed, languageId }) =>
      schemes.has(uri.scheme) && !isClosed && /^(?:yaml|json|jsonc)$/.test(languageId),
  );
  for (const document of open) look(document.uri, document.getText());
  const seen = new Set(open.map(({ uri }) => uri.toString()));
  const files = await vscode.workspace.findFiles(
    "**/*.{yaml,yml,json}",
    "**/{node_modules,.git}/**",
    mostFiles,
  );
  const rest = files.filter((uri) => !seen.has(uri.toString()));
  for (let from = 0; from < rest.length; from += atOnce)
    await Promise.all(
      rest.slice(from, from + atOnce).map(async (uri) => {
        const text = await textOf(uri);
        if (text !== undefined) look(uri, text);
      }),
    );
  return found;
}

/** A file that cannot be read, or is too large for a manifest, describes nothing. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > largestBytes) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
