import type { Room } from "./lint/rooms.mjs";

const tableHead = /^\| .*\| may import +\|$/;

/** Returns the text of CONTRIBUTING.md with the allowed imports filled into its tables of rooms. */
export function withRooms(text: string, rooms: Readonly<Record<string, Room>>): string {
  const cells = new Map(Object.entries(rooms).map(([name, room]) => [`\`${shortName(name)}\``, cell(room)]));
  let isTable = false;
  const lines = text.split("\n").map((line) => {
    isTable = tableHead.test(line) || (isTable && line.startsWith("|"));
    const [, name = "", idea = ""] = line.split("|");
    const known = isTable ? cells.get(name.trim()) : undefined;
    return known === undefined ? line : `|${name}|${idea}| ${known} |`;
  });
  return lines.join("\n");
}

/** The rooms in the tables, by their short names. */
export function namedRooms(text: string): string[] {
  return text
    .split("\n\n")
    .map((block) => block.split("\n"))
    .filter(([head = ""]) => tableHead.test(head))
    .flatMap((lines) => lines.slice(2))
    .map((line) => line.split("|")[1]?.trim().replaceAll("`", "") ?? "")
    .filter((name) => name !== "");
}

/** Returns a room's name in the tables: its folder without the table's common prefix. */
export function shortName(room: string): string {
  return room
    .replace(/^(?:packages|src)\//, "")
    .replace(/\/src(?=\/|$)/, "")
    .replace("/*", "/<name>");
}

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
      .filter((entry) => entry.startsWith(prefix) && !entry.endsWith("*"))
      .map((entry) => `\`${entry.slice(prefix.length)}\``);
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
