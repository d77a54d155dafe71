import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { runCommand } from "@kubernetes-workshop/hosts/runCommand";

/** Starts a headless browser. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await findBrowser(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Returns the path of Chrome, Chromium or Edge. Installs Chromium first when running as root on Debian. */
export async function findBrowser(): Promise<string> {
  const found = installedBrowser();
  const isMissingKorean = process.platform === "linux" && !(await hasKoreanFont());
  if (found !== undefined && !isMissingKorean) {
    return found;
  }
  if (canInstall()) {
    await installWithApt(found === undefined ? ["chromium", "fonts-noto-cjk"] : ["fonts-noto-cjk"]);
  }
  const browser = installedBrowser();
  if (browser === undefined) {
    throw new Error(
      "The browser tests need Chrome, Chromium or Edge. Install one of them (on Debian: " +
        "`sudo apt-get install chromium fonts-noto-cjk`), or name its program in CHROME_PATH.",
    );
  }
  return browser;
}

function installedBrowser(): string | undefined {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) {
      throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
    }
    return named;
  }
  return usualPlaces().find((place) => existsSync(place));
}

function usualPlaces(): string[] {
  if (process.platform === "darwin") {
    const names = ["Google Chrome", "Chromium", "Microsoft Edge"];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === "win32") {
    return ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
      .flatMap((variable) => process.env[variable] ?? [])
      .flatMap((folder) => [
        path.join(folder, "Google", "Chrome", "Application", "chrome.exe"),
        path.join(folder, "Chromium", "Application", "chrome.exe"),
        path.join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
      ]);
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).concat("/usr/bin", "/snap/bin");
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** Without a font that has Hangul, screenshots show boxes. */
async function hasKoreanFont(): Promise<boolean> {
  const fonts = await runCommand("fc-list", [":lang=ko", "family"]).catch(() => undefined);
  return fonts !== undefined && fonts.stdout.trim() !== "";
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

async function installWithApt(packages: readonly string[]): Promise<void> {
  process.stderr.write(`Installing ${packages.join(" and ")} with apt-get, once\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "--yes", "--no-install-recommends", ...packages];
  for (const args of [["update"], install]) {
    const { code, stderr } = await runCommand("apt-get", args, { env, show: true });
    // A failed refresh matters only if the package is then not found.
    if (code !== 0 && args === install) {
      throw new Error(`apt-get ${args.join(" ")} ended with ${code}:\n${stderr}`);
    }
  }
}
