import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { kubectlCommand } from "../../../src/inspect/kubectlCommand.ts";
import { quotedWord, shellFamily } from "../../../src/inspect/quotedWord.ts";

describe("A command of kubectl", () => {
  const pod = { kubeContext: "prod", type: "pod", name: "web-1", namespace: "shop" };
  const web = { ...pod, type: "deployment", name: "web" };

  it("names the cluster and the namespace", () => {
    assert.equal(
      kubectlCommand(web, { does: "yaml" }, "posix"),
      "kubectl get deployment web -o yaml --context prod -n shop",
    );
    const node = { ...pod, type: "node", name: "worker-1", namespace: undefined };
    assert.equal(
      kubectlCommand(node, { does: "describe" }, "posix"),
      "kubectl describe node worker-1 --context prod",
    );
  });

  it("does what the menus do", () => {
    const logs = (action: object): string => kubectlCommand(pod, { does: "logs", ...action }, "posix");
    assert.equal(logs({}), "kubectl logs web-1 -f --context prod -n shop");
    assert.equal(logs({ container: "app" }), "kubectl logs web-1 -c app -f --context prod -n shop");
    assert.equal(
      kubectlCommand(web, { does: "logs", allPods: true }, "posix"),
      "kubectl logs deployment/web --all-pods --prefix -f --context prod -n shop",
    );
    assert.equal(
      kubectlCommand(pod, { does: "exec", container: "app" }, "posix"),
      "kubectl exec -it web-1 -c app --context prod -n shop -- sh",
    );
    assert.equal(
      kubectlCommand({ ...web, type: "service" }, { does: "portForward", local: 8080, remote: 80 }, "posix"),
      "kubectl port-forward service/web 8080:80 --context prod -n shop",
    );
  });

  it("is quoted for the shell", () => {
    const odd = { ...pod, kubeContext: "it's $HOME; rm" };
    assert.match(kubectlCommand(odd, { does: "yaml" }, "posix"), /--context 'it'\\''s \$HOME; rm' -n/);
    assert.match(kubectlCommand(odd, { does: "yaml" }, "powershell"), /--context 'it''s \$HOME; rm' -n/);
    assert.match(kubectlCommand(odd, { does: "yaml" }, "cmd"), /--context "it's \$HOME; rm" -n/);
  });

  it("arrives as it is in a real shell", () => {
    const odd = ["it's", "$HOME", "a b", "`id`", '"', "\\", "*", "", "~", "!x", "é", "a\nb"];
    const line = `printf '%s\\0' ${odd.map((word) => quotedWord(word, "posix")).join(" ")}`;
    assert.deepEqual(execFileSync("sh", ["-c", line], { encoding: "utf8" }).split("\0").slice(0, -1), odd);
  });

  it("leaves the ARN of an EKS cluster as it is", () => {
    const arn = "arn:aws:eks:ap-northeast-2:111122223333:cluster/demo";
    assert.equal(quotedWord(arn, "posix"), arn);
  });

  it("knows the shells by their programs", () => {
    const shells = [
      "/bin/bash",
      "/usr/bin/fish",
      String.raw`C:\Program Files\PowerShell\7\pwsh.exe`,
      "powershell.exe",
    ];
    assert.deepEqual(shells.map(shellFamily), ["posix", "posix", "powershell", "powershell"]);
    assert.equal(shellFamily(String.raw`C:\WINDOWS\System32\cmd.exe`), "cmd");
  });
});
