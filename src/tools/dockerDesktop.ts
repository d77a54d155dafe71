import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";

/** An installed Docker Desktop; the version is undefined if its files do not contain it. */
export interface DockerDesktop {
  readonly path: string;
  readonly version: string | undefined;
}

/** A place where Docker Desktop may be installed, and the file in it that contains the version. */
export interface DockerDesktopPlace {
  readonly path: string;
  readonly versionFile?: string;
}

/**
 * Returns the places of Docker Desktop by operating system: it is an application, not a program on the PATH. In a WSL
 * distribution, the last place exists while Docker Desktop for Windows serves that distribution.
 */
export function dockerDesktopPlaces(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): DockerDesktopPlace[] {
  if (platform === "darwin")
    return ["/Applications/Docker.app", `${home}/Applications/Docker.app`].map((app) => ({
      path: app,
      versionFile: `${app}/Contents/Info.plist`,
    }));
  if (platform === "win32") {
    const join = (...names: string[]): string => path.win32.join(...names);
    const folders = [
      join(env["ProgramFiles"] ?? "C:\\Program Files", "Docker", "Docker"),
      join(env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "Programs", "DockerDesktop"),
    ];
    return folders.map((folder) => ({
      path: join(folder, "Docker Desktop.exe"),
      versionFile: join(folder, "resources", "componentsVersion.json"),
    }));
  }
  return [
    {
      path: "/opt/docker-desktop/bin/docker-desktop",
      versionFile: "/opt/docker-desktop/componentsVersion.json",
    },
    { path: "/mnt/wsl/docker-desktop" },
  ];
}

/** Finds the first Docker Desktop among the places. Runs nothing: its programs would start it, or query its engine. */
export async function findDockerDesktop(
  places: readonly DockerDesktopPlace[],
): Promise<DockerDesktop | undefined> {
  for (const { path, versionFile } of places) {
    if (!(await exists(path))) continue;
    const text = versionFile === undefined ? "" : await readFile(versionFile, "utf8").catch(() => "");
    return { path, version: versionIn(text) };
  }
  return undefined;
}

/** Reads the version in an Info.plist of macOS or in a componentsVersion.json. */
function versionIn(text: string): string | undefined {
  const plist = /<key>CFBundleShortVersionString<\/key>\s*<string>(\d[^<]*)<\/string>/.exec(text);
  const json = /"(?:Informational|appVersion|Version)"\s*:\s*"(\d[^"]*)"/i.exec(text);
  return (plist ?? json)?.[1];
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
