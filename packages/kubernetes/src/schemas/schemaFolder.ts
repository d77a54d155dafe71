import { join } from "node:path";

/** Where the generated data of the Kubernetes API lies in the source tree; bundles bring a copy of their own. */
export const schemaFolder = join(import.meta.dirname, "../../schemas");
