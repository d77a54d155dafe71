import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { t } from "@vscode/l10n";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns the environment for a credential program, with the folders of usual installations at the end of its PATH. An
 * editor that was started from the dock or the Start menu may have a PATH without them, unlike a terminal.
 */
export function withUsualPlaces(env: Environment, platform: string = process.platform): NodeJS.ProcessEnv {
  // Windows does not care about the case of the name, but has it once.
  const name = Object.keys(env).find((each) => each.toUpperCase() === "PATH") ?? "PATH";
  const known = new Map(Object.entries(env)).get(name) ?? "";
  const folders = platform === "win32" ? onWindows(env) : elsewhere(homedir());
  const listed = new Set([...known.split(delimiter), ...folders]);
  return { ...env, [name]: [...listed].filter((folder) => folder).join(delimiter) };
}

function onWindows(env: Environment): string[] {
  const below = (variable: string, ...folders: string[]): string[] => {
    const root = new Map(Object.entries(env)).get(variable);
    return root ? folders.map((folder) => join(root, folder)) : [];
  };
  return [
    ...below("ProgramFiles", "Amazon\\AWSCLIV2", "Microsoft SDKs\\Azure\\CLI2\\wbin"),
    ...below("LOCALAPPDATA", "Google\\Cloud SDK\\google-cloud-sdk\\bin", "Microsoft\\WinGet\\Links"),
    ...below("USERPROFILE", "scoop\\shims", ".azure-kubelogin", ".krew\\bin"),
    ...below("ProgramData", "chocolatey\\bin"),
  ];
}

function elsewhere(home: string): string[] {
  const own = [".local/bin", "bin", "google-cloud-sdk/bin", ".krew/bin"].map((folder) => join(home, folder));
  return ["/usr/local/bin", "/opt/homebrew/bin", "/home/linuxbrew/.linuxbrew/bin", "/snap/bin", ...own];
}

const downloads: ReadonlyMap<string, string> = new Map([
  ["aws", "https://aws.amazon.com/cli/"],
  ["aws-iam-authenticator", "https://github.com/kubernetes-sigs/aws-iam-authenticator"],
  ["gke-gcloud-auth-plugin", "https://cloud.google.com/sdk/docs/install"],
  ["kubelogin", "https://azure.github.io/kubelogin/"],
]);

/**
 * Explains that a credential program is missing, and where it comes from.
 *
 * @param installHint the kubeconfig's own hint
 */
export function explainMissingProgram(command: string, installHint: string | undefined): string {
  const missing = t(
    "the program {0} was not found on the PATH of VS Code, nor in the usual folders.",
    command,
  );
  const download = downloads.get(command.replace(/\.exe$/i, ""));
  const advice = download
    ? t("Install it ({0}), then try again.", download)
    : t("Install it, or start VS Code from a terminal where it works.");
  return `${missing} ${installHint?.trim().split("\n", 1)[0] || advice}`;
}
