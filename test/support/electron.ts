// Runs the suites of test/host in the VS Code that @vscode/test-electron downloads, on a developer's machine.
import { runTests } from "@vscode/test-electron";
import { buildHostTests } from "./hostTests/buildHostTests.ts";
import { repositoryFolder, sampleWorkspace } from "@kubernetes-workshop/hosts/paths";

process.exitCode = await runTests({
  extensionDevelopmentPath: repositoryFolder,
  extensionTestsPath: await buildHostTests(),
  extensionTestsEnv: { KUBERNETES_WORKSHOP_LANGUAGE: "en" },
  launchArgs: [sampleWorkspace, "--disable-extensions", "--disable-workspace-trust", "--locale=en"],
});
