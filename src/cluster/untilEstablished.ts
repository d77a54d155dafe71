import { setTimeout as wait } from "node:timers/promises";
import { t } from "@vscode/l10n";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import { definitionState } from "@kubernetes-workshop/kubernetes/resources/definitionState";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { RequestError } from "./requestError.ts";

/** The longest wait, in milliseconds; clusters usually establish a definition within a second or two. */
const longestWaitMs = 30_000;

/**
 * Waits until the cluster serves the kind that a CustomResourceDefinition defines.
 *
 * @param read returns the current definition
 * @param delay waits; injected for tests
 * @throws {RequestError} `invalid` if its names are already in use, with the cluster's message; `unknownKind` if it
 * takes too long
 */
export async function untilEstablished(
  name: string,
  read: () => Promise<KubernetesObject | undefined>,
  signal: AbortSignal,
  delay: (ms: number, signal: AbortSignal) => Promise<unknown> = (ms) => wait(ms, undefined, { signal }),
): Promise<void> {
  const backoff = new Backoff({ initialMs: 100, maxMs: 2000 });
  for (let waitedMs = 0; ;) {
    const definition = await read();
    const now = definition ? definitionState(definition) : { state: "waiting" as const };
    if (now.state === "established") return;
    if (now.state === "refused") throw namesRefused(name, now);
    if (waitedMs >= longestWaitMs) throw notEstablished(name);
    const ms = backoff.next();
    waitedMs += ms;
    await delay(ms, signal);
  }
}

function namesRefused(
  name: string,
  { reason, message }: { readonly reason: string; readonly message: string },
): RequestError {
  return new RequestError(
    "invalid",
    t("The cluster did not accept the names that {0} defines: {1}", name, message),
    {
      status: { message, reason, causes: [{ field: "spec.names", message, reason }] },
    },
  );
}

function notEstablished(name: string): RequestError {
  return new RequestError(
    "unknownKind",
    t(
      "The cluster stored the definition {0} but did not start using it within {1} seconds, so objects of its kind cannot be created. Check the conditions in its status, then apply again.",
      name,
      longestWaitMs / 1000,
    ),
  );
}
