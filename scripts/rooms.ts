import { globSync } from "node:fs";
import { basename, dirname } from "node:path";

/** A room of the code, and the location of its unit tests. */
export interface TestedRoom {
  /** `manifests`, `features/explanations`, `practice-cluster`, `practice-cluster/api` … */
  readonly name: string;
  /** Paths from the repository's folder, with `/`. */
  readonly folder: string;
}

/** Returns every room with unit tests: the folders in `test/unit`, the packages, and their folders. */
export function testedRooms(repositoryFolder: string): TestedRoom[] {
  const folders = [
    ...["test/unit/*/", "test/unit/features/*/", "packages/*/test/unit/", "packages/*/test/unit/*/"],
  ].flatMap((glob) => globSync(glob, { cwd: repositoryFolder }));
  return folders
    .map((found) => found.replaceAll("\\", "/").replace(/\/$/, ""))
    .map((folder) => ({ name: roomOf(folder), folder }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function roomOf(folder: string): string {
  const inPackage = /^packages\/([^/]+)\/test\/unit(?:\/(.*))?$/.exec(folder);
  if (inPackage) return [inPackage[1], inPackage[2]].filter(Boolean).join("/");
  return dirname(folder).endsWith("features") ? `features/${basename(folder)}` : basename(folder);
}

/**
 * Finds rooms by their full name or its last part.
 *
 * @throws if a room does not exist, with the names of those that do
 */
export function chosenRooms(rooms: readonly TestedRoom[], names: readonly string[]): TestedRoom[] {
  return names.flatMap((name) => {
    const exact = rooms.filter((room) => room.name === name);
    const found = exact.length > 0 ? exact : rooms.filter((room) => room.name.endsWith(`/${name}`));
    if (found.length > 0) return found;
    throw new Error(
      `No room ${name} has unit tests. These have:\n${rooms.map((room) => room.name).join(" ")}`,
    );
  });
}
