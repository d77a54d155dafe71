import { t } from "@vscode/l10n";

/** The reason why there is no connection; each has its own welcome view in package.json. */
export type ConnectionFailure =
  | "noKubeconfig"
  | "brokenKubeconfig"
  | "changedContext"
  | "unreachable"
  | "unauthorized"
  | "forbidden"
  | "untrusted"
  /** The practice cluster did not start, or ended unexpectedly. */
  | "practiceFailed";

/** The cause of a failure, and its remedy. */
export interface FailureExplanation {
  /** Two short sentences for the user: what is wrong, and what to do. */
  readonly words: string;
  readonly remedy: "startPractice" | "connect" | "tryAgain" | "showLog";
}

/** Explains a failure to the user. */
export function explainFailure(failure: ConnectionFailure): FailureExplanation {
  switch (failure) {
    case "noKubeconfig":
      return {
        words: t(
          "This machine has no kubeconfig, so there is no cluster of your own to connect to. Start the practice cluster instead.",
        ),
        remedy: "startPractice",
      };
    case "brokenKubeconfig":
      return {
        words: t("The kubeconfig cannot be used. The log names the file and the problem."),
        remedy: "showLog",
      };
    case "changedContext":
      return {
        words: t(
          "The context that you selected now leads to another cluster, or signs in differently, so it was not contacted. Select it again.",
        ),
        remedy: "connect",
      };
    case "unreachable":
      return {
        words: t(
          "The cluster is not responding. Make sure that it is running and that your network or VPN is connected, then try again.",
        ),
        remedy: "tryAgain",
      };
    case "unauthorized":
      return {
        words: t(
          "The cluster rejected your credentials. Sign in again (on AWS: aws sso login), then try again.",
        ),
        remedy: "tryAgain",
      };
    case "forbidden":
      return {
        words: t(
          "You are signed in but do not have permission to read the nodes of this cluster. Ask its administrator, or use the practice cluster.",
        ),
        remedy: "startPractice",
      };
    case "untrusted":
      return {
        words: t(
          "This workspace is not trusted, so its kubeconfig is not read. Start the practice cluster, or trust the workspace.",
        ),
        remedy: "startPractice",
      };
    case "practiceFailed":
      return {
        words: t("The practice cluster could not be reached. See the log for details."),
        remedy: "showLog",
      };
  }
}
