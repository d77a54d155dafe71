/** A command that a text leads to, with its arguments, as `command:` links have them. */
export interface CommandLink {
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/**
 * Reads a link such as `command:kubernetesWorkshop.checkStep?%5B%22eks.next%22%5D`; undefined where it is none.
 * https://code.visualstudio.com/api/extension-guides/command#command-uris
 */
export function readCommandLink(href: string): CommandLink | undefined {
  const prefix = "command:";
  if (!href.startsWith(prefix)) return undefined;
  const [command = "", ...rest] = href.slice(prefix.length).split("?");
  const query = rest.join("?");
  if (query === "") return { command, arguments: [] };
  try {
    const value: unknown = JSON.parse(decodeURIComponent(query));
    return { command, arguments: Array.isArray(value) ? value : [value] };
  } catch {
    return undefined;
  }
}
