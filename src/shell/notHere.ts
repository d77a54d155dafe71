import { t } from "@vscode/l10n";
import { verbs } from "./verbs.ts";

/** What there is in the shell for a command that it does not have. */
export function notHere(word: string): string {
  const instead = insteadOf(word);
  const similar = verbs.map(({ name }) => name).find((name) => isClose(name, word));
  if (instead !== undefined) return instead;
  if (similar !== undefined) return t("Did you mean {0}?", similar);
  return t(
    "Workshop Shell knows the commands that this course needs: type help to see them. For all others, run the real kubectl in a terminal.",
  );
}

function insteadOf(word: string): string | undefined {
  switch (word) {
    case "edit":
    case "patch":
    case "replace":
      return t("Change the manifest in the editor instead, then run kubectl apply -f with its name.");
    case "create":
    case "run":
    case "expose":
    case "autoscale":
      return t(
        "Write a manifest instead: run the command New Manifest from Snippet, then kubectl apply -f with its name.",
      );
    case "port-forward":
    case "proxy":
      return t("Ask from inside the practice cluster instead: curl http://SERVICE.");
    case "diff":
      return t("Open the manifest and run the command Preview Changes instead.");
    case "taint":
      return t("Use cordon, uncordon and drain here; for taints, run the real kubectl in a terminal.");
    case "attach":
    case "debug":
    case "cp":
      return t("Use kubectl exec POD -- COMMAND or kubectl logs POD instead.");
    case "wait":
      return t("Use kubectl get -w or kubectl rollout status instead.");
    case "events":
      return t("Use kubectl get events instead.");
    case "wget":
      return t("Use curl http://SERVICE instead.");
    case "cat":
    case "ls":
    case "cd":
    case "vi":
    case "vim":
    case "nano":
      return t(
        "This is not a shell of your machine: it only speaks to the cluster. Use VS Code's explorer and editor for files.",
      );
    case "eksctl":
    case "aws":
    case "helm":
    case "docker":
      return t("{0} is a program of its own. Run it in a terminal of your machine.", word);
    default:
      return undefined;
  }
}

/** Whether one letter more, less or another makes the one word of the other, or two that changed places. */
function isClose(name: string, word: string): boolean {
  if (Math.abs(name.length - word.length) > 1 || word.length < 3) return false;
  let start = 0;
  while (start < word.length && name[start] === word[start]) start++;
  let end = 0;
  while (end < word.length - start && name.at(-1 - end) === word.at(-1 - end)) end++;
  const left = [name.length - start - end, word.length - start - end];
  if (left.every((each) => each <= 1)) return true;
  const [a, b] = [name.slice(start, name.length - end), word.slice(start, word.length - end)];
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
}
