// Runs the suites of test/host in the VS Code that @vscode/test-electron downloads, on a developer's machine.
import { runTests } from "@vscode/test-electron";
import { prepareUserData } from "@kubernetes-workshop/hosts/codeServer/userData";
import { repositoryFolder, sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { buildHostTests } from "./hostTests/buildHostTests.ts";

// VS Code loads the extension from dist/.
await packageExtension();
// A new folder, since VS Code's sockets in it allow only a short path, and its settings keep other things quiet.
await using data = new TemporaryFolder("vscode");
await prepareUserData(data.path, "en", {});
process.exitCode = await runTests({
  extensionDevelopmentPath: repositoryFolder,
  extensionTestsPath: await buildHostTests(),
  // In a terminal of an extension, VS Code would start as Node.
  extensionTestsEnv: { KUBERNETES_WORKSHOP_LANGUAGE: "en", ELECTRON_RUN_AS_NODE: undefined },
  launchArgs: [
    sampleWorkspace,
    `--user-data-dir=${data.path}`,
    "--disable-extensions",
    "--disable-workspace-trust",
    "--locale=en",
  ],
});
