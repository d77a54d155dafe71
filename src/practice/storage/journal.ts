import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/**
 * A file of keys and values to which each change is appended before anyone hears that it was made, so that a
 * kill loses nothing that was acknowledged. It is rewritten, in one step, when it is opened.
 */
export class Journal {
  private readonly file: string;
  private readonly descriptor: number;

  private constructor(file: string) {
    this.file = file;
    this.descriptor = openSync(file, "a", 0o600);
  }

  /** Reads what was stored; a last line that a kill cut off is dropped. */
  static open(file: string): { journal: Journal; entries: ReadonlyMap<string, string> } {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const entries = readEntries(file);
    const whole = `${file}.new`;
    const lines = [...entries].map(([key, value]) => line(key, value));
    writeFileSync(whole, lines.join(""), { mode: 0o600 });
    renameSync(whole, file);
    return { journal: new Journal(file), entries };
  }

  set(key: string, value: string): void {
    writeSync(this.descriptor, line(key, value));
  }

  delete(key: string): void {
    writeSync(this.descriptor, line(key, undefined));
  }

  clear(): void {
    writeFileSync(this.file, "");
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

function line(key: string, value: string | undefined): string {
  return `${JSON.stringify(value === undefined ? [key] : [key, value])}\n`;
}

function readEntries(file: string): Map<string, string> {
  const entries = new Map<string, string>();
  for (const text of readText(file).split("\n")) {
    const [key, value] = parseLine(text);
    if (key === undefined) continue;
    entries.delete(key);
    if (value !== undefined) entries.set(key, value);
  }
  return entries;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function parseLine(text: string): [key?: string, value?: string] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) return [];
    const [key, value] = parsed as readonly unknown[];
    if (typeof key !== "string") return [];
    return typeof value === "string" ? [key, value] : [key];
  } catch {
    return [];
  }
}
