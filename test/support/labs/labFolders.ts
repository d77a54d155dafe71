import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import type { LabFiles } from "../../../src/labs/read/labFiles.ts";

const folder = path.join(repositoryFolder, "labs");

/** The ids of the labs that come with the extension. */
export const labIds: readonly string[] = readdirSync(folder);

/** The names of the files of a lab. */
export function labFileNames(id: string): string[] {
  return readdirSync(path.join(folder, id));
}

/** The folder of a lab that comes with the extension. */
export function labFolder(id: string): LabFiles {
  return {
    folder: id,
    read: (name) => readFile(path.join(folder, id, name), "utf8").catch(() => undefined),
  };
}
