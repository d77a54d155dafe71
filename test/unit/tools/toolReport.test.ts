import assert from "node:assert/strict";
import type { FoundProgram, NoVersion, ToolCheck } from "../../../src/tools/checkTools.ts";
import { toolReport, type ToolReportOptions } from "../../../src/tools/toolReport.ts";
import { type ToolId, tools } from "../../../src/tools/tools.ts";

/** The report about a machine that has some of the tools. */
function report(
  found: Partial<Record<ToolId, FoundProgram>>,
  options: Partial<ToolReportOptions> = {},
  more: Partial<ToolCheck> = {},
): string {
  const findings = tools.map((tool) => ({ tool, found: found[tool.id] }));
  const at = new Date(2026, 10, 25, 9, 30);
  return toolReport({ findings, loginShell: { kind: "none" }, ...more }, { language: "en", at, ...options });
}

describe("toolReport", () => {
  it("shows at a glance which tools are there, and what each is for", () => {
    const lines = report({
      minikube: { path: "/opt/homebrew/bin/minikube", version: "v1.33.1" },
      kubectl: { path: "/usr/bin/kubectl", version: { kind: "timeout", seconds: 5 } },
    }).split("\n");
    assert.equal(lines[0], "# Tools on this machine");
    assert.ok(lines[2]?.startsWith(`2 of ${tools.length} tools were found`), lines[2]);
    const rows = lines
      .filter((line) => line.startsWith("| "))
      .map((line) => line.split(/ *\| */).slice(1, -1));
    assert.deepEqual(rows.slice(0, 2), [
      ["Tool", "Version", "Good for"],
      ["---", "---", "---"],
    ]);
    assert.deepEqual(
      rows.slice(2).map(([name]) => name),
      tools.map(({ name }) => name),
    );
    for (const expected of [
      ["minikube", "`v1.33.1`", "learning, development"],
      ["kOps", "not found", "learning, development, production"],
      ["kubectl", "found, version unknown", "any cluster"],
      ["AWS CLI", "not found", "Amazon EKS"],
    ])
      assert.deepEqual(
        rows.find(([name]) => name === expected[0]),
        expected,
      );
  });

  it("has a section for each tool, with where it is or how to get it", () => {
    const text = report({ kind: { path: "/usr/local/bin/kind", version: "v0.23.0" } });
    const sections = text.split(/^### /m).slice(1);
    assert.deepEqual(
      sections.map((section) => section.split("\n")[0]),
      tools.map(({ name }) => name),
    );
    for (const section of sections) {
      const isKind = section.startsWith("kind");
      assert.equal(section.includes("Found at `/usr/local/bin/kind`."), isKind);
      assert.equal(section.includes("Not found."), !isKind);
      assert.match(section, isKind ? /\[Documentation\]\(https:/ : /\[How to install it\]\(https:/);
    }
  });

  it("describes every tool, each in its own words", () => {
    const described = tools.map(({ describe }) => describe());
    assert.equal(new Set(described).size, tools.length);
    for (const text of described) {
      assert.match(text, /^[A-Z].+\.$/);
      assert.ok(report({}).includes(`\n\n${text}\n\n`), text);
    }
  });

  it("has the tools that make a cluster under a heading of their own", () => {
    const [, own = "", others = ""] = report({}).split(/^## /m);
    for (const { name, makesOwnCluster } of tools) {
      assert.equal(own.includes(`\n### ${name}\n`), makesOwnCluster, name);
      assert.equal(others.includes(`\n### ${name}\n`), !makesOwnCluster, name);
    }
  });

  it("links to the Kubernetes documentation in the display language", () => {
    assert.match(report({}), /\(https:\/\/kubernetes\.io\/docs\/tasks\/tools\/\)/);
    assert.match(report({}, { language: "ko" }), /\(https:\/\/kubernetes\.io\/ko\/docs\/tasks\/tools\/\)/);
  });

  for (const [reason, said] of [
    [{ kind: "timeout", seconds: 5 }, "within 5 seconds"],
    [{ kind: "tooMuch" }, "endless output"],
    [{ kind: "failed", code: 4, said: "no such store" }, "failed: `no such store`"],
    [{ kind: "failed", code: 4, said: "" }, "exit code 4"],
    [{ kind: "notStarted", message: "spawn EACCES" }, "could not be started: `spawn EACCES`"],
    [{ kind: "unknown", said: "a game" }, "something unexpected: `a game`"],
    [{ kind: "unknown", said: "" }, "does not report its version"],
    [{ kind: "needsShell" }, "only a command prompt can run"],
  ] as const satisfies readonly (readonly [NoVersion, string])[]) {
    it(`says why there is no version: ${JSON.stringify(reason)}`, () => {
      const text = report({ eksctl: { path: "/bin/eksctl", version: reason } });
      assert.ok(text.includes(said), text);
    });
  }

  it("keeps what programs write from becoming Markdown", () => {
    const said = "\u001b[31m<b>[x](command:y)`z`\u0007|";
    const text = report({ aws: { path: "/a `b`", version: { kind: "unknown", said } } });
    assert.ok(text.includes("`` <b>[x](command:y)`z`| ``"), text);
    assert.ok(text.includes("`` /a `b` ``"), text);
    assert.ok(report({ aws: { path: "/a", version: "1|2" } }).includes("| `1\\|2` |"));
  });

  it("says where was looked, if not where one would think", () => {
    const plain = report({}, {}, { loginShell: { kind: "answered", shell: "/bin/zsh", path: "/bin" } });
    assert.doesNotMatch(plain, /another machine|PATH/);
    assert.match(report({}, { remote: "ssh-remote" }), /another machine \(ssh-remote\)/);
    assert.match(
      report({}, {}, { loginShell: { kind: "silent", shell: "/bin/zsh" } }),
      /`\/bin\/zsh` did not report its PATH/,
    );
  });

  it("says when there is the docker command alone", () => {
    const findings = tools.map((tool) => ({
      tool,
      found: undefined,
      ...(tool.id === "dockerDesktop" && { dockerAlone: { path: "/usr/bin/docker", version: "28.2.2" } }),
    }));
    assert.match(
      report({}, {}, { findings }),
      /Not found.*\n.*Only the docker command was found, at `\/usr\/bin\/docker`/,
    );
  });
});
