/**
 * Generates all data from Kubernetes: the table of kinds, the schemas with their merge rules, protobuf's field numbers,
 * the pages of the documentation, the versions that brought fields, and the version. Given a version, it first moves the project to it. Prints the
 * additions and removals. Needs Go. Usage: npm run generate:kubernetes [-- v1.37.2]
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { kubernetesVersion } from "@kubernetes-workshop/kubernetes/kinds/kubernetesVersion";
import { generateFieldVersions } from "./generateFieldVersions.ts";
import { generateKinds } from "./generateKinds.ts";
import { generatePages } from "./generatePages.ts";
import { generateProtobuf } from "./generateProtobuf.ts";
import { generateSchemas } from "./generateSchemas.ts";
import { go } from "./goModule.ts";
import { moveGoModule } from "./moveGoModule.ts";
import { readSchemas } from "./readSchemas.ts";
import { schemaChanges } from "./schemaChanges.ts";

const versionFile = join(import.meta.dirname, "../../packages/kubernetes/src/kinds/kubernetesVersion.ts");

const wanted = process.argv[2];
if (wanted !== undefined) moveGoModule(wanted.startsWith("v") ? wanted : `v${wanted}`);
const version = go("list", "-m", "-f", "{{.Version}}", "k8s.io/kubernetes");
const before = readSchemas();
const packages = generateSchemas();
const kinds = await generateKinds();
const pages = generatePages();
const fieldVersions = generateFieldVersions();
const messages = generateProtobuf();
writeFileSync(
  versionFile,
  `/** The Kubernetes that the generated data is of and that the practice cluster is; \`npm run generate:kubernetes\` sets it. */
export const kubernetesVersion = ${JSON.stringify(version)};
`,
);
const changes = schemaChanges(before, readSchemas());
console.log([`Kubernetes ${kubernetesVersion} → ${version}`, ...changes].join("\n"));
console.log(
  `${kinds} kinds, ${packages} packages, ${messages} protobuf messages, ${pages} pages, ${fieldVersions} kinds and fields with a version, ${changes.length} changes`,
);
