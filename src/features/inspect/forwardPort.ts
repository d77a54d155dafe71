import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { localPortFor, offeredPorts, podPort } from "../../inspect/forward/forwardTarget.ts";
import type { ServeConnection } from "../../inspect/forward/portForward.ts";
import { serveBySimulation } from "../../inspect/forward/serveBySimulation.ts";
import { serveByTunnel } from "../../inspect/forward/serveByTunnel.ts";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import type { Forwards } from "./forwards.ts";
import { inspectedReference } from "./inspectedElement.ts";
import { pickObject } from "./inspectTarget.ts";

/** Kinds whose ports can be forwarded, Services first. */
const offered = [kinds.Service, kinds.Pod, ...kindsWith("rollsOut").map((kind) => kinds[kind])].map(typeMeta);

/**
 * Forwards a local port to a pod, or to a ready pod of a Service or workload.
 *
 * @param element of the tree; without one, people pick an object
 */
export async function forwardPort(
  session: ClusterSession,
  forwards: Forwards,
  element: unknown,
): Promise<void> {
  const reference =
    inspectedReference(element) ??
    (await pickObject(session, offered, t("Select what to forward a port to")));
  if (!reference) return;
  const remotePort = await askRemotePort(session, reference);
  if (remotePort === undefined) return;
  const forward = { session, reference, remotePort };
  let suggestion = localPortFor(remotePort);
  let problem: string | undefined;
  for (;;) {
    const localPort = await askPort(t("Port on this machine"), suggestion, problem);
    if (localPort === undefined) return;
    try {
      const address = await forwards.start(forward, localPort, (failed) =>
        isPractice(session)
          ? bySimulation(session, reference, remotePort)
          : byTunnel(session, reference, remotePort, failed),
      );
      void tell(address, reference);
      return;
    } catch (error) {
      problem = problemOf(error, localPort);
      suggestion = localPort + 1;
    }
  }
}

function byTunnel(
  { objects }: ClusterSession,
  reference: ObjectReference,
  remotePort: number,
  failed: (reason: string) => void,
): ServeConnection {
  return serveByTunnel(async (end, signal) => {
    const { pod, port } = await podPort(objects, reference, remotePort, signal);
    return objects.tunnel(pod, port, end, signal);
  }, failed);
}

function bySimulation(
  session: ClusterSession,
  reference: ObjectReference,
  remotePort: number,
): ServeConnection {
  return serveBySimulation(async (commandFor, signal) => {
    const {
      pod,
      port,
      container,
      address = "localhost",
    } = await podPort(session.objects, reference, remotePort, signal);
    const writer = await confirmed(session, { objects: [pod] });
    if (!writer) throw new Error(t("The cluster was disconnected."));
    let output = "";
    const program = await writer.exec(
      pod,
      {
        container,
        command: commandFor(`${address}:${port}`),
        stdin: false,
        tty: false,
        write: (text) => (output += text),
      },
      signal,
    );
    return { code: await program.ended, output };
  });
}

async function askRemotePort(
  { objects }: ClusterSession,
  reference: ObjectReference,
): Promise<number | undefined> {
  const object = await objects.read({ ...reference, uid: undefined });
  if (!object) {
    void vscode.window.showInformationMessage(
      t("{0} {1} is not in the cluster.", reference.kind, reference.name),
    );
    return undefined;
  }
  const declared = offeredPorts(object);
  const [only] = declared;
  if (!only) return askPort(t("Port of {0}", reference.name), 80, undefined);
  if (declared.length === 1) return only.port;
  const picked = await vscode.window.showQuickPick(
    declared.map(({ port, name = "" }) => ({ label: String(port), description: name, port })),
    { title: reference.name, placeHolder: t("Select the port") },
  );
  return picked?.port;
}

async function askPort(
  title: string,
  suggestion: number,
  problem: string | undefined,
): Promise<number | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    value: String(suggestion),
    ...(problem !== undefined && { prompt: problem }),
    validateInput: (value) => (isPort(value) ? undefined : t("A port is a number from 1 to 65535.")),
  });
  return text === undefined ? undefined : Number(text);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}

/** @throws the error itself if it is not about the port */
function problemOf(error: unknown, port: number): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return t("Port {0} is in use. Choose another one.", port);
  if (code === "EACCES") return t("This user may not open port {0}. Choose one above 1023.", port);
  throw error;
}

async function tell(address: string, { name }: ObjectReference): Promise<void> {
  const open = t("Open in Browser");
  const copy = t("Copy Address");
  const chosen = await vscode.window.showInformationMessage(
    t("{0} leads to {1} until you stop it or disconnect.", address, name),
    open,
    copy,
  );
  if (chosen === open) await vscode.env.openExternal(vscode.Uri.parse(address));
  if (chosen === copy) await vscode.env.clipboard.writeText(address);
}
