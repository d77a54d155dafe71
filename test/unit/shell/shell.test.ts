import assert from "node:assert/strict";
import { RequestError } from "../../../src/cluster/requestError.ts";
import { bounded, OutputLimitError } from "../../../src/shell/shellOutput.ts";
import { ShellOnObjects } from "../../support/shell/shellOnObjects.ts";

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", namespace: "shop", creationTimestamp: "2026-01-01T00:00:00Z" },
};

describe("The Workshop Shell", () => {
  let shell: ShellOnObjects;
  beforeEach(() => (shell = new ShellOnObjects([pod])));

  const said: readonly (readonly [line: string, said: string | RegExp])[] = [
    ["", ""],
    ["   # only a comment", ""],
    ["get pods -o name", "pod/web\n"],
    ["kubectl get pods -o name", "pod/web\n"],
    ["k get po -o name", "pod/web\n"],
    ["get pods -n nowhere nothing", 'Error from server (NotFound): pods "nothing" not found\n'],
    ["get pods | grep web", /no pipes \(\|\)/],
    ["get pods > pods.txt", /by redirection \(>\)/],
    ["get pods; get nodes", /one command a line, so ; has no meaning/],
    ["get pod $NAME", /no variables \(\$NAME\)/],
    ["get pod $(name)", /output of other commands \(\$\(\)/],
    ['get "pods', /The quote " is not closed/],
    ["help", /^ {2}rollout undo +Roll back to an earlier revision$/m],
    ["kubectl", /^ {2}get +List objects, or show single ones$/m],
    ["help get", /^kubectl get TYPE/m],
    ["get --help", /^ {2}-o, --output wide\|yaml\|json\|name$/m],
    ["exec web -- ls --help", /container not found/],
    ["rollout", /^kubectl rollout status/m],
    ["rollout back", /^error: unknown command "rollout back"\nkubectl rollout status/],
    [
      "edit deploy web",
      /^error: unknown command "edit" for "kubectl"\n\nChange the manifest in the editor instead/,
    ],
    ["create deployment web", /New Manifest from Snippet/],
    ["port-forward web 80", /curl http:\/\/SERVICE/],
    ["gte pods", /Did you mean get\?/],
    ["descrbe pods", /Did you mean describe\?/],
    ["scale", /provide one or more resources|required flag/],
    ["ls", /not a shell of your machine/],
    ["frobnicate", /type help to see them/],
    ["__proto__", /type help to see them/],
    ["get pods --nothing", "error: unknown flag: --nothing\nSee 'kubectl get --help' for usage.\n"],
    ["get pods -o jsonpath={.items}", /unable to match a printer suitable for the output format "jsonpath=/],
    ["config current-context", "prod\n"],
    ["cluster-info", "Kubernetes control plane is running at https://10.0.0.1:6443\n"],
    ["api-resources --api-group=batch -o name", "cronjobs.batch\njobs.batch\n"],
  ];
  for (const [line, expected] of said)
    it(`says what there is to say of ${JSON.stringify(line)}`, async () => {
      const printed = await shell.run(line);
      if (typeof expected === "string") assert.equal(printed, expected);
      else assert.match(printed, expected);
    });

  it("prints what keeps it from an answer", async () => {
    shell.failure = new RequestError("timeout", "The cluster did not respond in time.");
    assert.equal(await shell.run("get pods"), "error: The cluster did not respond in time.\n");
    shell.failure = new RequestError("unauthorized", "Sign in again.", { code: 401 });
    assert.equal(await shell.run("get pods"), "error: You must be logged in to the server (Unauthorized)\n");
  });

  it("prints nothing more once it was ended", async () => {
    const ended = new AbortController();
    shell.failure = new Error("aborted");
    ended.abort();
    assert.equal(await shell.run("get pods", ended.signal), "");
  });

  it("tells of what nobody foresaw, and lets it be known", async () => {
    shell.failure = new Error("a mistake");
    await assert.rejects(shell.run("get pods"), /a mistake/);
  });

  it("prints so much and no more", () => {
    let printed = "";
    const out = bounded({ write: (text) => void (printed += text) }, 10);
    out.write("12345");
    out.write("67890");
    assert.throws(() => out.write("1"), OutputLimitError);
    assert.equal(printed, "1234567890");
  });
});
