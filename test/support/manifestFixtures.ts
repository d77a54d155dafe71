import { join } from "node:path";
import { repositoryFolder } from "./paths.ts";
import { type YamlFile, yamlFiles } from "./yamlFiles.ts";

/** The manifests of `test/fixtures/manifests`: valid YAML in every style, which the name of each file says. */
export function manifestFixtures(): YamlFile[] {
  return yamlFiles(join(repositoryFolder, "test/fixtures/manifests"));
}
