import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ESLint, type Linter } from "eslint";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

interface Room {
  readonly like?: string;
  readonly imports?: readonly string[];
  readonly lazily?: readonly string[];
  readonly types?: readonly string[];
}

/** The table that the rule holds. */
async function rooms(): Promise<Readonly<Record<string, Room>>> {
  const config = (await new ESLint({ cwd: repositoryFolder }).calculateConfigForFile(
    "src/extension.ts",
  )) as Linter.Config;
  const rule = config.rules?.["workshop/borders"] as [string, { rooms: Readonly<Record<string, Room>> }];
  return rule[1].rooms;
}

/** What the last column of CONTRIBUTING.md's tables says of a room. */
function cell({ like, imports = [], lazily = [], types = [] }: Room): string {
  const parts = [
    like === undefined ? "" : `what \`${shortName(like)}\` may`,
    ...shown(imports),
    ...shown(lazily).map((text) => `${text} by \`await import\``),
    ...shown(types).map((text) => `types of ${text}`),
  ];
  return parts.filter((part) => part !== "").join("; ") || "—";
}

/** Rooms, packages and modules of Node, a text each. */
function shown(entries: readonly string[]): string[] {
  const code = (prefix: string): string[] =>
    entries
      .filter((entry) => entry.startsWith(prefix))
      .map((entry) => entry.slice(prefix.length))
      .filter((name) => name !== "*")
      .map((name) => `\`${name}\``);
  const rooms = entries.filter((entry) => !/^(?:node|npm):/.test(entry)).map(shortName);
  const node = code("node:");
  return [
    rooms.join(", "),
    code("npm:").join(", "),
    entries.includes("npm:*") ? "every package that its package.json names" : "",
    entries.includes("node:*") ? "all of Node" : "",
    node.length > 0 ? `of Node ${node.join(", ")}` : "",
  ].filter((text) => text !== "");
}

/** How the tables call a room: the folder, without those that all in the table are in. */
function shortName(room: string): string {
  return room
    .replace(/^(?:packages|src)\//, "")
    .replace(/\/src(?=\/|$)/, "")
    .replace("/*", "/<name>");
}

describe("The tables of imports in CONTRIBUTING.md", () => {
  it("say of each room what the rule holds", async () => {
    const text = await readFile(join(repositoryFolder, "CONTRIBUTING.md"), "utf8");
    const tables = text.split("\n\n").filter((block) => /^\| .*\| may import +\|\n/.test(block));
    const rows = tables.flatMap((table) => table.split("\n").slice(2));
    const said = rows
      .filter((row) => row !== "")
      .map((row) => row.split("|").map((part) => part.trim()))
      .map((parts) => `${parts[1] ?? ""}: ${parts[3] ?? ""}`);
    const held = Object.entries(await rooms()).map(([name, room]) => `\`${shortName(name)}\`: ${cell(room)}`);
    assert.deepEqual(said.sort(), held.sort());
  });
});
