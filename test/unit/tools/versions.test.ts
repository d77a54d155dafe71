import assert from "node:assert/strict";
import type { ProgramOutput } from "../../../src/runProgram.ts";
import { dockerQuestion, type ToolId, tools } from "../../../src/tools/tools.ts";

/** What the tools of several years print, and the version in it. */
const outputs: readonly (readonly [tool: ToolId, version: string, stdout: string, stderr?: string])[] = [
  ["minikube", "v1.33.1", "minikube version: v1.33.1\ncommit: 5883c09216182566a63dff4c326a6fc9ed2982ff\n"],
  ["minikube", "v0.25.0", "minikube version: v0.25.0\n"],
  [
    "minikube",
    "v1.36.0",
    "minikube version: v1.36.0\r\ncommit: f8f52f5de11fc6ad8244afac475e1d0f96841df1-dirty\r\n",
  ],
  ["kind", "v0.23.0", "kind v0.23.0 go1.21.10 linux/amd64\n"],
  ["kind", "v0.24.0-alpha.12+0296c52b38a6bb", "kind v0.24.0-alpha.12+0296c52b38a6bb go1.22.4 darwin/arm64\n"],
  ["kind", "v0.5.1", "v0.5.1\n"],
  ["kops", "1.27.1", "Client version: 1.27.1 (git-v1.27.1)\n"],
  ["kops", "1.25.3", "Client version: 1.25.3\n"],
  ["kops", "1.18.2", "Version 1.18.2 (git-84495481e4)\n"],
  ["kubeadm", "v1.32.1", "v1.32.1\n"],
  [
    "kubeadm",
    "v1.28.2",
    'kubeadm version: &version.Info{Major:"1", Minor:"28", GitVersion:"v1.28.2", GitCommit:"89a4ea3e1e4ddd7f7572286090359983e0387b2f", GitTreeState:"clean", BuildDate:"2023-09-13T09:34:32Z", GoVersion:"go1.20.8", Compiler:"gc", Platform:"linux/amd64"}\n',
  ],
  ["dockerDesktop", "28.2.2", "Docker version 28.2.2, build e6534b4\n"],
  ["dockerDesktop", "19.03.5", "Docker version 19.03.5, build 633a0ea838\n"],
  ["eksctl", "0.191.0", "0.191.0\n"],
  ["eksctl", "0.99.0-dev+c9ab02d87.2022-05-17T20:04:34Z", "0.99.0-dev+c9ab02d87.2022-05-17T20:04:34Z\n"],
  ["eksctl", "0.12.0", '[ℹ]  version.Info{BuiltAt:"", GitCommit:"", GitTag:"0.12.0"}\n'],
  ["aws", "2.15.27", "aws-cli/2.15.27 Python/3.11.8 Linux/5.15.0-1055-aws exe/x86_64.ubuntu.20 prompt/off\n"],
  ["aws", "2.4.4", "aws-cli/2.4.4 Python/3.8.8 Windows/10 exe/AMD64 prompt/off\r\n"],
  ["aws", "1.45.11", "aws-cli/1.45.11 Python/3.11.7 Linux/6.18.44 botocore/1.43.11\n"],
  ["aws", "1.16.300", "", "aws-cli/1.16.300 Python/2.7.16 Darwin/18.7.0 botocore/1.13.36\n"],
  [
    "kubectl",
    "v1.24.0",
    '{\n  "clientVersion": {\n    "major": "1",\n    "minor": "24",\n    "gitVersion": "v1.24.0",\n    "gitCommit": "4ce5a8954017644c5420bae81d72b09b735c21f0"\n  },\n  "kustomizeVersion": "v4.5.4"\n}\n',
  ],
  [
    "kubectl",
    "v1.21.2-13+d2965f0db10712",
    '{"clientVersion":{"major":"1","minor":"21+","gitVersion":"v1.21.2-13+d2965f0db10712"}}',
    "WARNING: This version information is deprecated and will be replaced with the output from kubectl version --short.\n",
  ],
];

describe("The version that a tool tells", () => {
  const read = (id: ToolId, output: ProgramOutput): string | undefined =>
    tools.find((tool) => tool.id === id)?.question.read(output);

  for (const [id, version, stdout, stderr = ""] of outputs)
    it(`is ${version} for ${id}`, () => assert.equal(read(id, { stdout, stderr }), version));

  it("is known for every tool", () => {
    assert.deepEqual([...new Set(outputs.map(([id]) => id))].sort(), tools.map(({ id }) => id).sort());
  });

  it("is none in the words of another program of the same name", () => {
    for (const { id, question } of tools) {
      for (const stdout of ["", "\n", "usage: tool [options]\n", "Version unknown\n", "{}", "command v2"])
        assert.equal(question.read({ stdout, stderr: "" }), undefined, `${id}: ${stdout}`);
    }
  });

  it("is asked of kubectl and docker alone, not of what they would connect to", () => {
    const kubectl = tools.find(({ id }) => id === "kubectl");
    assert.deepEqual(kubectl?.question.arguments, ["version", "--client", "-o", "json"]);
    assert.deepEqual(dockerQuestion.arguments, ["--version"]);
  });
});
