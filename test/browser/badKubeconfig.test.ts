import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Browser } from "playwright-core";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import type { CodeServer } from "@kubernetes-workshop/hosts/codeServer/codeServer";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import { freePort } from "@kubernetes-workshop/hosts/freePorts";
import { Learner } from "../support/learner.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { textsOf } from "../support/texts.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

const json = { "content-type": "application/json" };

const kubeconfig = (server: string): string =>
  JSON.stringify({
    clusters: [{ name: "c", cluster: { server } }],
    users: [{ name: "u", user: { token: "not-to-be-logged" } }],
    contexts: [
      { name: "works", context: { cluster: "c", user: "u" } },
      { name: "no-cluster", context: { cluster: "missing", user: "u" } },
    ],
  });

/** Answers as an API server without nodes. */
const noNodes: RequestListener = (request, response) => {
  // A watch is left open.
  if (request.url?.includes("watch=true")) response.writeHead(200, json).flushHeaders();
  else response.writeHead(200, json).end('{"items":[],"metadata":{"resourceVersion":"1"}}');
};

describe("a kubeconfig or a server that is of no use", () => {
  const { nls } = textsOf("en");
  const workspace = new TemporaryFolder("workspace");
  const data = new TemporaryFolder("data");
  let browser: Browser;
  let server: CodeServer;
  let learner: Learner;
  let loginPage: Server;
  let silent: Server;

  /** Names a kubeconfig of the given text in the workspace's settings, or one that is not there. */
  const use = async (text: string | undefined): Promise<void> => {
    const file = path.join(workspace.path, `kubeconfig-${Date.now()}`);
    if (text !== undefined) await writeFile(file, text);
    const settings = JSON.stringify({ "kubernetesWorkshop.kubeconfig": file });
    await writeFile(path.join(workspace.path, ".vscode", "settings.json"), settings);
  };

  /** VS Code takes a moment to read the settings; until then the list has the contexts of the kubeconfig before. */
  const connect = async (context: string, server = ""): Promise<void> => {
    const rows = learner.page.locator(".quick-input-widget .monaco-list-row");
    const chosen = rows.filter({ hasText: context }).filter({ hasText: server }).first();
    await waitFor(`${context} ${server} in the list of contexts`, async () => {
      await learner.runCommand(nls("commands.selectContext"));
      try {
        await chosen.click({ timeout: 5000 });
        return true;
      } catch (error) {
        await learner.page.keyboard.press("Escape");
        throw error;
      }
    });
  };

  const chooseServer = async (address: string): Promise<void> => {
    await use(kubeconfig(address));
    await connect("works", address);
  };

  const sees = async (welcome: string): Promise<void> => {
    const text = nls(`welcome.${welcome}`).slice(0, 30);
    await learner.page.locator(".welcome-view").getByText(text).first().waitFor();
  };

  const listen = async (answer: Parameters<typeof createServer>[1]): Promise<Server> => {
    const listening = createServer(answer ?? (() => undefined));
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    return listening;
  };
  const addressOf = (listening: Server): string =>
    `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;

  before(async () => {
    await mkdir(path.join(workspace.path, ".vscode"));
    await writeFile(
      path.join(workspace.path, "pod.yaml"),
      "apiVersion: v1\nkind: Pod\nspec:\n  nodeName: a\n",
    );
    await use(undefined);
    loginPage = await listen((_, response) => {
      response.setHeader("content-type", "text/html").end("<h1>Please sign in</h1>");
    });
    silent = await listen(() => undefined);
    server = await startCodeServer({ locale: "en", vsix: await packageExtension(), dataFolder: data.path });
    browser = await launchBrowser();
    learner = await Learner.sitDown(browser, server, workspace.path, "en");
    await learner.openFile("pod.yaml");
    await learner.page
      .getByRole("tab", { name: nls("extension.displayName") })
      .first()
      .click();
  });

  after(async () => {
    await browser.close();
    await server.stop();
    for (const each of [loginPage, silent]) {
      each.closeAllConnections();
      each.close();
    }
    await workspace.remove();
    await data.remove();
  });

  it("missing", () => sees("noKubeconfig"));

  it("empty", async () => {
    await use("");
    await sees("brokenKubeconfig");
  });

  it("there again", async () => {
    await use(kubeconfig("http://127.0.0.1:1"));
    await sees("notConnected");
  });

  it("not YAML", async () => {
    await use("clusters: [oops\n\t- {");
    await sees("brokenKubeconfig");
  });

  it("a context that names a cluster which is not there", async () => {
    await use(kubeconfig("http://127.0.0.1:1"));
    await sees("notConnected");
    await connect("no-cluster");
    await sees("brokenKubeconfig");
  });

  it("a server that refuses", async () => {
    await chooseServer(`http://127.0.0.1:${await freePort()}`);
    await sees("unreachable");
    await learner.screenshot("unreachable");
  });

  it("a server that is there at the second try, with no nodes yet", async () => {
    const port = await freePort();
    await chooseServer(`http://127.0.0.1:${port}`);
    await sees("unreachable");
    const empty = createServer(noNodes);
    await new Promise<void>((resolve) => empty.listen(port, "127.0.0.1", resolve));
    await learner.page.locator(".welcome-view").getByRole("button", { name: "Try Again" }).click();
    await learner.page.getByText("The cluster has no nodes yet.").first().waitFor();
    await learner.runCommand(nls("commands.disconnect"));
    await sees("notConnected");
    empty.closeAllConnections();
    empty.close();
  });

  it("another server behind the name of the context that was chosen", async () => {
    let asked = 0;
    const [chosen, other] = [await listen(noNodes), await listen(() => asked++)];
    try {
      await chooseServer(addressOf(chosen));
      await learner.page.getByText("The cluster has no nodes yet.").first().waitFor();
      await use(kubeconfig(addressOf(other)));
      await sees("changedContext");
      await learner.screenshot("changed-context");
      assert.equal(asked, 0);
      await learner.runCommand(nls("commands.disconnect"));
      await sees("notConnected");
    } finally {
      for (const each of [chosen, other]) {
        each.closeAllConnections();
        each.close();
      }
    }
  });

  it("a server that answers with a login page", async () => {
    await chooseServer(addressOf(loginPage));
    await learner.page
      .locator(".notifications-toasts")
      .getByText("not as a Kubernetes API server")
      .first()
      .waitFor();
    await sees("unreachable");
  });

  it("a server that never answers does not hold up the editor", async () => {
    await chooseServer(addressOf(silent));
    const hover = await learner.hover("nodeName");
    await hover.getByText("spec.nodeName").first().waitFor();
    await learner.page
      .locator(".notifications-toasts")
      .getByText("did not respond in time")
      .first()
      .waitFor();
    await sees("unreachable");
  });

  it("leaves no exception and no secret in the log", () => {
    const [log = ""] = globSync("**/kubernetes-workshop*/*.log", { cwd: data.path });
    const text = readFileSync(path.join(data.path, log), "utf8");
    assert.match(text, /\[warning\]/, "nothing was logged at all");
    assert.doesNotMatch(text, /\[error\]|\n\s+at /);
    assert.doesNotMatch(text, /not-to-be-logged/);
  });
});
