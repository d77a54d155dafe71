import { t } from "@vscode/l10n";
import { type Language, pageIn } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { cellCode, inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { FoundProgram, NoVersion, ToolCheck, ToolFinding } from "./checkTools.ts";
import { describeUses } from "./describeUses.ts";
import type { LoginShellPath } from "./loginShellPath.ts";

/** The context of a report. */
export interface ToolReportOptions {
  readonly language: Language;
  readonly at: Date;
  /**
   * The kind of the remote machine that the window works on (`ssh-remote`, `wsl`), which is the one that was checked.
   */
  readonly remote?: string | undefined;
}

/** Writes the findings as Markdown: an overview table, then for each tool its path or how to install it. */
export function toolReport(check: ToolCheck, options: ToolReportOptions): string {
  const { findings } = check;
  const own = findings.filter(({ tool }) => tool.makesOwnCluster);
  const others = findings.filter(({ tool }) => !tool.makesOwnCluster);
  const count = findings.filter(({ found }) => found).length;
  const time = options.at.toLocaleString(options.language);
  const parts = [
    `# ${t("Tools on this machine")}`,
    t("{0} of {1} tools were found ({2}).", count, findings.length, time),
    ...whereWasLooked(check.loginShell, options.remote),
    table(findings),
    `## ${t("For clusters that you manage yourself")}`,
    ...own.map((finding) => section(finding, options.language)),
    `## ${t("For Amazon EKS and any other cluster")}`,
    ...others.map((finding) => section(finding, options.language)),
    "---",
    t("Nothing was installed, and no cluster was contacted. To check again, rerun this command."),
  ];
  return `${parts.join("\n\n")}\n`;
}

function whereWasLooked(loginShell: LoginShellPath, remote: string | undefined): string[] {
  const notes: string[] = [];
  if (remote)
    notes.push(
      t("This window is connected to another machine ({0}). These are the tools on that machine.", remote),
    );
  if (loginShell.kind === "silent")
    notes.push(
      t(
        "{0} did not report its PATH, so the PATH of VS Code was searched. Tools that your terminal finds may be missing here.",
        inlineCode(loginShell.shell),
      ),
    );
  return notes;
}

function table(findings: readonly ToolFinding[]): string {
  const rows = findings.map(({ tool, found }) => {
    return `| ${tool.name} | ${found ? shortVersion(found) : t("not found")} | ${describeUses(tool.uses)} |`;
  });
  return [`| ${t("Tool")} | ${t("Version")} | ${t("Good for")} |`, "| --- | --- | --- |", ...rows].join("\n");
}

function shortVersion({ version }: FoundProgram): string {
  return typeof version === "string" ? cellCode(version) : t("found, version unknown");
}

function section({ tool, found, dockerAlone }: ToolFinding, language: Language): string {
  const page = pageIn(language, tool.page);
  const lines = [`### ${tool.name}`, "", tool.describe(), ""];
  if (found) {
    lines.push(`- ${t("Found at {0}.", inlineCode(found.path))}`);
    if (typeof found.version !== "string") lines.push(`- ${describeNoVersion(found.version)}`);
    lines.push(`- [${t("Documentation")}](${page})`);
    return lines.join("\n");
  }
  lines.push(`- ${t("Not found.")} [${t("How to install it")}](${page})`);
  if (dockerAlone)
    lines.push(
      `- ${t("Only the docker command was found, at {0}. minikube and kind can use its engine, but it does not include Kubernetes.", inlineCode(dockerAlone.path))}`,
    );
  return lines.join("\n");
}

function describeNoVersion(reason: NoVersion): string {
  switch (reason.kind) {
    case "timeout":
      return t(
        "It did not report its version within {0} seconds. Run it in a terminal to see what it is waiting for.",
        reason.seconds,
      );
    case "tooMuch":
      return t("The version check printed endless output. Is this really the right tool?");
    case "failed":
      return reason.said
        ? t("The version check failed: {0}", inlineCode(reason.said))
        : t("The version check failed with exit code {0}.", reason.code ?? "?");
    case "notStarted":
      return t("It could not be started: {0}", inlineCode(reason.message));
    case "unknown":
      return reason.said
        ? t("The version check printed something unexpected: {0}", inlineCode(reason.said))
        : t("It does not report its version.");
    case "needsShell":
      return t("The version was not checked because this is a script that only a command prompt can run.");
  }
}
