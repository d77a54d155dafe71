import { t } from "@vscode/l10n";
import type { PodProblem } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import type { Quote } from "./quote.ts";

type Exited = Extract<PodProblem, { code: "exited" }>;

/** Says how a container ended, in the words of its exit code. */
export function exitText(problem: Exited, quote: Quote): string {
  const text = causeText(problem, quote(problem.container));
  return problem.isInit ? `${text} ${t("The other containers wait for it.")}` : text;
}

function causeText({ cause, exitCode = 0 }: Exited, container: string): string {
  switch (cause) {
    case "ended":
      return t("Container {0} ended without an error (exit code 0).", container);
    case "failed":
      return t("Container {0} ended with an error (exit code {1}).", container, exitCode);
    case "killed":
      return t("Container {0} was killed (exit code {1}).", container, "137, SIGKILL");
    case "stopped":
      return t("Container {0} was asked to stop (exit code {1}).", container, "143, SIGTERM");
    case "faulted":
      return t("Container {0} crashed (exit code {1}).", container, `${exitCode}, ${signalOf(exitCode)}`);
    case "signal":
      return t("A signal ended container {0} (exit code {1}).", container, exitCode);
    case "notFound":
      return t("Container {0} lacks the command that it should run (exit code {1}).", container, exitCode);
    case "notExecutable":
      return t("Container {0} cannot execute its command (exit code {1}).", container, exitCode);
    case "notStarted":
      return t("The program of container {0} cannot be started (exit code {1}).", container, exitCode);
    case "unknown":
      return t("Container {0} ended, and its exit code is not known.", container);
  }
}

function signalOf(exitCode: number): string {
  if (exitCode === 134) return "SIGABRT";
  return exitCode === 135 ? "SIGBUS" : "SIGSEGV";
}

/** Says what to do about a container that ended. */
export function exitStep({ cause, isLooping }: Exited, logs: (previous: string) => string): string {
  switch (cause) {
    case "ended":
      return t("Use a program that keeps running, or make it a Job.");
    case "notFound":
    case "notExecutable":
    case "notStarted":
      return t("Compare command and args with what the image contains.");
    case "killed":
      return t("See whether its liveness probe fails, or its node lacks memory.");
    case "failed":
    case "stopped":
    case "faulted":
    case "signal":
    case "unknown":
      return t("Read its last output: {0}", logs(isLooping ? " --previous" : ""));
  }
}
