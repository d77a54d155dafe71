import { t } from "@vscode/l10n";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import type { ConnectionFailure, Situation } from "./situation.ts";

/** What is in the way of a connection; undefined where there is one. */
export function connectionAdvice({ connection }: Situation): Advice | undefined {
  if (connection.status === "connecting")
    return advise("connection.connecting", t("The cluster is still connecting. Check again in a moment."));
  if (connection.status !== "none") return undefined;
  if (connection.failure === undefined)
    return connection.practiceRuns
      ? advise(
          "connection.practiceNotConnected",
          t("The practice cluster is running, but the Cluster view is not connected to it. Connect to it."),
          actions.startPractice(),
        )
      : advise(
          "connection.none",
          t(
            "No cluster is connected yet. Start the practice cluster, which needs no account and no network.",
          ),
          actions.startPractice(),
        );
  if (connection.wasPractice === true)
    return advise(
      "connection.practiceFailed",
      t("The practice cluster could not be reached. See the log for details."),
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
          "This machine has no kubeconfig, so there is no cluster of your own to connect to. Start the practice cluster instead.",
        ),
        actions.startPractice(),
      );
    case "brokenKubeconfig":
      return advise(
        "connection.brokenKubeconfig",
        t("The kubeconfig cannot be used. The log names the file and the problem."),
        actions.showLog(),
      );
    case "changedContext":
      return advise(
        "connection.changedContext",
        t(
          "The context that you selected now leads to another cluster, or signs in differently, so it was not contacted. Select it again.",
        ),
        actions.connect(),
      );
    case "unreachable":
      return advise(
        "connection.unreachable",
        t(
          "The cluster is not responding. Make sure that it is running and that your network or VPN is connected, then try again.",
        ),
        actions.tryAgain(),
      );
    case "unauthorized":
      return advise(
        "connection.unauthorized",
        t("The cluster rejected your credentials. Sign in again (on AWS: aws sso login), then try again."),
        actions.tryAgain(),
      );
    case "forbidden":
      return advise(
        "connection.forbidden",
        t(
          "You are signed in but do not have permission to read the nodes of this cluster. Ask its administrator, or use the practice cluster.",
        ),
        actions.startPractice(),
      );
    case "untrusted":
      return advise(
        "connection.untrusted",
        t(
          "This workspace is not trusted, so its kubeconfig is not read. Start the practice cluster, or trust the workspace.",
        ),
        actions.startPractice(),
      );
  }
}
