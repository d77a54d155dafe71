import { groupOf } from "@kubernetes-workshop/kubernetes/kinds/apiGroup";
import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { ShellError } from "../shellError.ts";
import { resourceName } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import type { ResourceType } from "./resourceType.ts";

/** The resources of a cluster, by all names that kubectl takes for them. */
export class ResourceTypes {
  readonly all: readonly ResourceType[];

  constructor(all: readonly ResourceType[]) {
    this.all = all;
  }

  /**
   * The resource that a name means: `pods`, `pod`, `po`, `deployments.apps`, `deployments.v1.apps`.
   *
   * @throws {ShellError} where the cluster has none
   */
  find(name: string): ResourceType {
    const found = this.known(name);
    if (found) return found;
    throw new ShellError(`error: the server doesn't have a resource type ${goQuoted(name)}`);
  }

  known(name: string): ResourceType | undefined {
    const lower = name.toLowerCase();
    const dot = lower.indexOf(".");
    const isNamed = ({ plural, singular, kind }: ResourceType, word: string): boolean =>
      plural === word || singular === word || kind.toLowerCase() === word;
    if (dot > 0) {
      const [word, rest] = [lower.slice(0, dot), lower.slice(dot + 1)];
      return this.all.find(
        (type) => isNamed(type, word) && (type.group === rest || `${type.version}.${type.group}` === rest),
      );
    }
    return (
      this.all.find((type) => isNamed(type, lower)) ??
      this.all.find(({ shortNames }) => shortNames.includes(lower))
    );
  }

  /** What `all` and other categories stand for; empty where it is none. */
  inCategory(name: string): readonly ResourceType[] {
    return this.all.filter(({ categories, verbs }) => categories.includes(name) && verbs.includes("list"));
  }

  /**
   * The resource of an object.
   * @throws {ShellError}
   */
  ofObject(apiVersion: string, kind: string): ResourceType {
    const found =
      this.all.find((type) => type.kind === kind && type.apiVersion === apiVersion) ??
      this.all.find((type) => type.kind === kind && type.group === groupOf(apiVersion));
    if (found) return { ...found, apiVersion };
    throw new ShellError(
      `error: resource mapping not found: no matches for kind ${goQuoted(kind)} in version ${goQuoted(apiVersion)}\nensure CRDs are installed first`,
    );
  }

  /** Every word that names a type, for completion: plurals first. */
  get words(): string[] {
    return [
      ...new Set([
        ...this.all.map(({ plural }) => plural),
        ...this.all.flatMap(({ singular, shortNames }) => [singular, ...shortNames]),
        ...this.all.filter(({ group }) => group.includes(".")).map(resourceName),
        ...this.all.flatMap(({ categories }) => categories),
      ]),
    ];
  }
}
