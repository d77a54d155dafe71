import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** Check Tools has to run. */
export const toolsChecked: Part = { needsCluster: false, kinds: [], advice };

function advice({ isTrusted }: Situation): Advice {
  return isTrusted
    ? advise(
        "tools.notChecked",
        t(
          "Run Check Tools on This Machine to find out which tools this machine has. Each one is only asked for its version.",
        ),
        actions.checkTools(),
      )
    : advise(
        "tools.untrusted",
        t("The tool check runs programs, so it needs a trusted workspace. Trust this one first."),
        actions.trustWorkspace(),
      );
}
