/**
 * Finds a file's room in the table of `rooms.mjs`; undefined if there is none. `name` is the room's folder or file.
 * `objection(target, form)` judges an import of a path, `node:…` or `npm:…`: `forbidden`, allowed only `lazily` or only
 * as `types`, or undefined if allowed. An open room may import any package.
 */
export function roomOf(file, rooms) {
  const name = nearest(file, rooms);
  if (name === undefined) return undefined;
  const all = allowed(name, rooms);
  const objection = (target, form) => {
    if (lies(target, name) && nearest(target, rooms) === name) return undefined;
    const allows = (list) => list.some((entry) => covers(entry, target));
    if (allows(all.imports) || (form !== "static" && allows(all.lazily))) return undefined;
    if (allows(all.lazily)) return "lazily";
    if (!allows(all.types)) return "forbidden";
    return form === "types" ? undefined : "types";
  };
  return { name, objection, isOpen: all.imports.includes("npm:*") };
}

/** Returns the longest room name that contains the file; for `folder/*`, the subfolder. */
function nearest(file, rooms) {
  const names = Object.keys(rooms).map((key) => {
    if (!key.endsWith("/*")) return key;
    const [folder] = file.slice(key.length - 1).split("/");
    return file.startsWith(key.slice(0, -1)) ? key.slice(0, -1) + folder : key;
  });
  return names.filter((name) => lies(file, name)).sort((a, b) => b.length - a.length)[0];
}

function allowed(name, rooms) {
  const parent = `${name.slice(0, name.lastIndexOf("/"))}/*`;
  const room = rooms[name] ?? rooms[parent] ?? {};
  const more = room.like === undefined ? { imports: [], lazily: [], types: [] } : allowed(room.like, rooms);
  const { imports = [], lazily = [], types = [] } = room;
  return {
    imports: [...more.imports, ...imports],
    lazily: [...more.lazily, ...lazily],
    types: [...more.types, ...types],
  };
}

function lies(file, room) {
  return file === room || file.startsWith(`${room}/`);
}

function covers(entry, target) {
  if (entry.endsWith(":*")) return target.startsWith(entry.slice(0, -1));
  return /^(?:node|npm):/.test(target) ? entry === target : lies(target, entry);
}
