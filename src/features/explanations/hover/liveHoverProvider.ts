import * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { settingIds } from "../../../ids.ts";
import type { LiveReading } from "../../../liveState/liveReading.ts";
import { clusterName, type ConnectedCluster, isPractice } from "../../../session/clusterSession.ts";
import { workshopSetting } from "../../../vscode/workshopSetting.ts";
import { findField } from "./hoverAt.ts";
import { LiveReadings } from "./liveReadings.ts";

/**
 * Says on hover what the connected cluster says of a manifest's object and field. VS Code shows it below the
 * explanation, which does not wait for it.
 */
export class LiveHoverProvider implements vscode.HoverProvider {
  private readonly cluster: Pick<ConnectedCluster, "session">;
  private readonly log: Logger;
  private readonly readings: LiveReadings<LiveReading>;

  constructor(cluster: Pick<ConnectedCluster, "session">, log: Logger) {
    this.cluster = cluster;
    this.log = log;
    this.readings = new LiveReadings(async (reader, reference, signal) => {
      const { readLive } = await import("../../../liveState/index.ts");
      return readLive(reader, reference, signal);
    }, log);
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const { session } = this.cluster;
    if (!session || workshopSetting(settingIds.clusterInHover) === false) return undefined;
    try {
      const field = await findField(document, document.offsetAt(position), this.log, { isInner: false });
      if (!field) return undefined;
      const { identityOf, liveMarkdown } = await import("../../../liveState/index.ts");
      const reference = identityOf(field, document.getText().includes("{{"));
      if (!reference) return undefined;
      const reading = await this.readings.read(session.objects, reference, token);
      if (!reading || token.isCancellationRequested || this.cluster.session !== session) return undefined;
      const { namespace } = reading.object.metadata;
      const markdown = liveMarkdown(
        reading,
        field,
        {
          cluster: isPractice(session) ? clusterName(session) : inlineCode(clusterName(session)),
          namespace: reference.namespace === undefined ? namespace : undefined,
        },
        Date.now(),
      );
      const range = new vscode.Range(document.positionAt(field.start), document.positionAt(field.end));
      return markdown === undefined
        ? undefined
        : new vscode.Hover(new vscode.MarkdownString(markdown), range);
    } catch (error) {
      this.log.debug(`A hover learned nothing of the cluster: ${asError(error).message}`);
      return undefined;
    }
  }
}
