import { apiResources } from "./verbs/apiResources.ts";
import { clusterInfo } from "./verbs/clusterInfo.ts";
import { currentContext } from "./verbs/currentContext.ts";
import { get } from "./verbs/get.ts";
import { version } from "./verbs/version.ts";
import type { ShellVerb } from "./verb.ts";

/** The commands of the shell, in the order of its help. A new one is a file in `verbs/` and a name here. */
export const verbs: readonly ShellVerb[] = [get, apiResources, version, clusterInfo, currentContext];
