/**
 * Decodes a file by its byte order mark, which is left out: UTF-16 in either byte order, as PowerShell's `>` writes it
 * and kubectl reads it; otherwise UTF-8.
 */
export function decodeText(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString("hex");
  if (mark !== "fffe" && mark !== "feff") return new TextDecoder().decode(bytes);
  const units = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
  return (mark === "fffe" ? units : units.swap16()).toString("utf16le");
}
