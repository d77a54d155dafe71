import { t } from "@vscode/l10n";
import type { KubeContextTarget } from "./connectionTarget.ts";

/** A context is not what it was when it was chosen; says what is another. */
export class ChangedContextError extends Error {
  constructor({ name, server }: KubeContextTarget, serverNow: string) {
    super(
      server !== "" && server !== serverNow
        ? t(
            "The context {0} was chosen for the server {1} and now leads to {2}, so it was not contacted.",
            name,
            server,
            serverNow,
          )
        : t(
            "The context {0}, of the server {1}, was not contacted: its certificate authority, its proxy or the program that signs in may be another than when it was chosen.",
            name,
            serverNow,
          ),
    );
  }
}
