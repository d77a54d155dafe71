import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { type Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** The row with a node's kubelet has to be selected. */
export const kubeletAddressShown: Part = { needsCluster: true, kinds: [], advice };

function advice({ nodes }: Situation): Advice {
  if (nodes.length > 0 && nodes.every(({ kubelet }) => kubelet === undefined))
    return advise(
      "communication.noKubelet",
      t(
        "No node of this cluster reports the address of its kubelet. Use the practice cluster for this step.",
      ),
      actions.startPractice(),
    );
  return advise(
    "communication.endpointOnly",
    t(
      "You have seen the API endpoint. Now expand a node and select its kubelet, which the control plane calls for logs and exec.",
    ),
    actions.showTree(),
  );
}
