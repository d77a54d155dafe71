import { join } from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { type YamlFile, yamlFiles } from "@kubernetes-workshop/testing/yamlFiles";

/** The manifests of `test/fixtures/manifests`: valid YAML in every style, which the name of each file says. */
export function manifestFixtures(): YamlFile[] {
  return yamlFiles(join(repositoryFolder, "test/fixtures/manifests"));
}
