import { connection } from "./connection.ts";
import { manifests } from "./manifests.ts";
import { imageNames } from "./imageNames.ts";
import { shell } from "./shell.ts";
import type { PropertySuite } from "./property.ts";
import { storage } from "./storage.ts";

/** All of them; a new suite is a file in this folder and a line here. */
export const suites: readonly PropertySuite[] = [connection, manifests, storage, shell, imageNames];
