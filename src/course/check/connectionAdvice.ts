import { t } from "@vscode/l10n";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import type { ConnectionFailure, Situation } from "./situation.ts";

/** What is in the way of a connection; undefined where there is one. */
export function connectionAdvice({ connection }: Situation): Advice | undefined {
  if (connection.status === "connecting")
    return advise(
      "connection.connecting",
      t("The connection to the cluster is still being made; check again in a moment."),
    );
  if (connection.status !== "none") return undefined;
  if (connection.failure === undefined)
    return connection.practiceRuns
      ? advise(
          "connection.practiceNotConnected",
          t("The practice cluster runs, but the cluster view is not connected to it; connect it."),
          actions.startPractice(),
        )
      : advise(
          "connection.none",
          t(
            "No cluster is connected yet; start the practice cluster, which needs no account and no network.",
          ),
          actions.startPractice(),
        );
  if (connection.wasPractice === true)
    return advise(
      "connection.practiceFailed",
      t("The practice cluster could not be reached; the log says why."),
      actions.showLog(),
    );
  return failureAdvice(connection.failure);
}

function failureAdvice(failure: ConnectionFailure): Advice {
  switch (failure) {
    case "noKubeconfig":
      return advise(
        "connection.noKubeconfig",
        t(
          "This machine has no kubeconfig, so there is no cluster of your own; start the practice cluster instead.",
        ),
        actions.startPractice(),
      );
    case "brokenKubeconfig":
      return advise(
        "connection.brokenKubeconfig",
        t("The kubeconfig cannot be used; the log names the file and what is wrong with it."),
        actions.showLog(),
      );
    case "changedContext":
      return advise(
        "connection.changedContext",
        t(
          "The context that you chose now leads to another cluster or signs in there in another way, so it was not contacted; choose again.",
        ),
        actions.connect(),
      );
    case "unreachable":
      return advise(
        "connection.unreachable",
        t(
          "The cluster does not answer; see that it runs and that your network or VPN is connected, then try again.",
        ),
        actions.tryAgain(),
      );
    case "unauthorized":
      return advise(
        "connection.unauthorized",
        t(
          "The cluster does not accept your credentials; sign in again (on AWS: aws sso login), then try again.",
        ),
        actions.tryAgain(),
      );
    case "forbidden":
      return advise(
        "connection.forbidden",
        t(
          "You are signed in but may not read the nodes of this cluster; ask whoever runs it, or use the practice cluster.",
        ),
        actions.startPractice(),
      );
    case "untrusted":
      return advise(
        "connection.untrusted",
        t(
          "This workspace is not trusted, so its kubeconfig is not read; start the practice cluster, or trust the workspace.",
        ),
        actions.startPractice(),
      );
  }
}
