import { join } from "node:path";

/** The folder of the generated Kubernetes API data in the source tree; bundles ship their own copy. */
export const schemaFolder = join(import.meta.dirname, "../../schemas");
