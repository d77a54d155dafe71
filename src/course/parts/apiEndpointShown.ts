import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { type Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** The row with the API endpoint has to be selected. */
export const apiEndpointShown: Part = { needsCluster: true, kinds: [], advice };

function advice({ state }: Situation): Advice {
  return state.done.kubeletAddressShown === undefined
    ? advise(
        "communication.neither",
        t(
          "Select API endpoint under Control plane in the Cluster view. That is the address that the workers call.",
        ),
        actions.showTree(),
      )
    : advise(
        "communication.kubeletOnly",
        t(
          "You have seen the kubelet's address. For the other direction, select API endpoint under Control plane.",
        ),
        actions.showTree(),
      );
}
