import { apiServerProperties } from "./apiServer.ts";
import { connection } from "./connection.ts";
import { imageNames } from "./imageNames.ts";
import { manifests } from "./manifests.ts";
import { onBothServers } from "./onBothServers.ts";
import { patchProperties } from "./patches.ts";
import type { PropertySuite } from "./property.ts";
import { quantityProperties } from "./quantities.ts";
import { scheduleProperties } from "./schedules.ts";
import { selectorProperties } from "./selectors.ts";
import { shell } from "./shell.ts";
import { storage } from "./storage.ts";
import { webSockets } from "./webSockets.ts";

/** All of them; a new suite is a file in this folder and a line here. */
export const suites: readonly PropertySuite[] = [
  apiServerProperties,
  connection,
  imageNames,
  manifests,
  onBothServers,
  patchProperties,
  quantityProperties,
  scheduleProperties,
  selectorProperties,
  shell,
  storage,
  webSockets,
];
