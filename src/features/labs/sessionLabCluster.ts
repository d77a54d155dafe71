import { startNodeTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import {
  type KubernetesObject,
  type ObjectReference,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

import type { Taint } from "../../labs/lab.ts";
import type { LabKind } from "../../labs/labObject.ts";
import type { FollowedObjects, LabCluster } from "../../labs/run/labCluster.ts";
import { LabDisconnected } from "../../labs/run/labFailure.ts";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import type { ClusterWriter } from "../../session/clusterWriter.ts";
import { confirmed } from "../../session/confirmed.ts";
import { FollowedKind } from "../../session/followedKind.ts";

/** The practice cluster of a session, for labs; labs change no other cluster. */
export class SessionLabCluster implements LabCluster {
  readonly #session: ClusterSession;
  readonly #log: Logger;

  constructor(session: ClusterSession, log: Logger) {
    this.#session = session;
    this.#log = log;
  }

  follow({ apiVersion, kind, namespace }: LabKind): FollowedObjects {
    const { objects } = this.#session;
    const followed = new FollowedKind({
      kind,
      namespace: namespace ?? objects.namespace,
      follow: () => objects.follow(apiVersion, kind, { namespace }, (object) => object),
      startTimer: startNodeTimer,
      log: this.#log,
    });
    return {
      get objects() {
        return followed.objects;
      },
      get isKnown() {
        return followed.unread === undefined;
      },
      onDidChange: followed.onDidChange,
      dispose: () => followed.dispose(),
    };
  }

  async apply(object: KubernetesObject, signal: AbortSignal): Promise<void> {
    const writer = await this.#writer({ ...referenceTo(object), uid: undefined });
    await writer.apply(object, {}, signal);
  }

  async delete(object: ObjectReference, signal: AbortSignal): Promise<void> {
    const writer = await this.#writer(object);
    await writer.delete(object, signal);
  }

  nodes(labelSelector: string, signal: AbortSignal): Promise<readonly KubernetesObject[]> {
    const { apiVersion, kind } = typeMeta(kinds.Node);
    return this.#session.objects.list(apiVersion, kind, { labelSelector }, signal);
  }

  async setCordoned(node: KubernetesObject, isCordoned: boolean): Promise<void> {
    const reference = referenceTo(node);
    await (await this.#writer(reference)).setCordoned(reference, isCordoned);
  }

  async setPower(node: KubernetesObject, isOn: boolean): Promise<void> {
    const reference = referenceTo(node);
    const writer = await this.#writer(reference);
    await (isOn ? writer.startNode(reference) : writer.stopNode(reference));
  }

  async setTaints(node: KubernetesObject, taints: readonly Taint[]): Promise<void> {
    const reference = referenceTo(node);
    const writer = await this.#writer(reference);
    await writer.patch(reference, { type: "merge-patch", body: { spec: { taints } } });
  }

  async #writer(object: ObjectReference): Promise<ClusterWriter> {
    if (!isPractice(this.#session)) throw new Error("Labs are made in the practice cluster alone");
    const writer = await confirmed(this.#session, { objects: [object] });
    if (!writer) throw new LabDisconnected();
    return writer;
  }
}
