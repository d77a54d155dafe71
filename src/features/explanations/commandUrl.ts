import type { CommandId } from "../../ids.ts";

/** Returns the URL of a command with its argument, in which no character has a meaning in Markdown. */
export function commandUrl(command: CommandId, argument: unknown): string {
  const encoded = encodeURIComponent(JSON.stringify([argument])).replace(
    /[!'()*_~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `command:${command}?${encoded}`;
}
