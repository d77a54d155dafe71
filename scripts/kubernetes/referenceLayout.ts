import type { DocumentationPages } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { kebabCase } from "./kebabCase.ts";
import { newestVersion } from "@kubernetes-workshop/kubernetes/schemas/newestVersion";
import { shortName } from "./openApi.ts";
import { type PublishedOpenApi, type PublishedSchema, refOf, typeText } from "./publishedOpenApi.ts";

interface Definition {
  readonly id: string;
  readonly group: string;
  readonly version: string;
  readonly name: string;
  readonly references: ReadonlySet<string>;
  readonly isListed: boolean;
}

/** Utility definitions for which the generator has fixed pages. */
const utilities = ["LocalObjectReference", "NodeSelector", "NodeSelectorTerm", "TypedLocalObjectReference"];
const kindParts = ["$Spec", "$Status", "$List", "$Strategy", "$Rollback", "RollingUpdate$", "$EventSource"];

/**
 * The layout of the API reference at kubernetes.io, derived from the OpenAPI files as the generator of
 * kubernetes-sigs/reference-docs does (gen-apidocs/generators/markdown.go). The result for 1.37 matches the pages in
 * kubernetes/website for all 72 kinds and 65 of the 67 definitions; `TokenRequest` and its `BoundObjectReference` have
 * no pages there.
 */
export class ReferenceLayout {
  private readonly definitions = new Map<string, Definition>();
  private readonly usedBy = new Map<string, Definition[]>();
  /** Parts, such as DeploymentSpec, and the definitions that they belong to, such as Deployment. */
  private readonly partOf = new Map<string, Definition>();

  constructor({ schemas, listed }: PublishedOpenApi) {
    for (const [id, schema] of schemas) {
      const [group = "", version = "", name] = shortName(id).split(".");
      if (name === undefined) continue;
      const types = schema["x-kubernetes-group-version-kind"] ?? [];
      const isListed = types.length === 1 && types.some((type) => listed.has(typeText(type)));
      this.definitions.set(shortName(id), {
        id: shortName(id),
        group,
        version,
        name,
        references: references(schema),
        isListed: isListed && !name.endsWith("List"),
      });
    }
    for (const definition of this.definitions.values()) {
      for (const id of definition.references)
        this.usedBy.set(id, [...(this.usedBy.get(id) ?? []), definition]);
      for (const part of kindParts) {
        const id = `${definition.group}.${definition.version}.${part.replace("$", definition.name)}`;
        if (this.definitions.has(id)) this.partOf.set(id, definition);
      }
    }
  }

  /** The pages with their definitions, for all definitions with a heading: `core/pod-v1` → `core.v1.Container` … */
  pages(): DocumentationPages {
    const pages: Record<string, string[]> = {};
    for (const id of [...this.definitions.keys()].sort()) {
      const page = this.headingOf(id)?.replace(/\/#.*$/, "");
      if (page !== undefined) (pages[page] ??= []).push(id);
    }
    return Object.fromEntries(Object.entries(pages).sort());
  }

  /** The heading of a definition, such as `core/pod-v1/#Container`; undefined if it has none. */
  headingOf(id: string): string | undefined {
    const definition = this.newest(id);
    if (!definition) return undefined;
    const whole = this.partOf.get(definition.id);
    const isSection =
      !whole || whole.references.has(definition.id) || definition.name === `${whole.name}List`;
    const page = this.pageOf(whole ?? definition);
    if (whole && this.isOnPageOfKind(whole)) return undefined;
    return page !== undefined && isSection ? `${page}/#${definition.name}` : undefined;
  }

  private isOnPageOfKind(definition: Definition): boolean {
    return !this.isKind(definition) && this.pageOf(definition)?.startsWith("definitions/") === false;
  }

  private pageOf(definition: Definition): string | undefined {
    const { group, version, name } = definition;
    if (this.isKind(definition)) return `${group}/${kebabCase(name)}-${version}`;
    const home = group === "meta" || utilities.includes(name) ? undefined : this.homeOf(definition);
    if (home) return this.pageOf(home);
    if (group === "authentication" && /^(?:TokenRequest|BoundObjectReference)$/.test(name)) return undefined;
    return `definitions/${kebabCase(name)}-${version}${group === "core" ? "" : `-${group}`}`;
  }

  /** The kind that uses a definition most directly; undefined if several do. */
  private homeOf(definition: Definition): Definition | undefined {
    const seen = new Set([definition]);
    let level = [definition];
    while (level.length > 0) {
      const users = level.flatMap(({ id }) => this.usedBy.get(id) ?? []).filter((user) => !seen.has(user));
      for (const user of users) seen.add(user);
      const kinds = [...new Set(users.filter((user) => this.isKind(user)))];
      if (kinds.length > 0) return kinds.length === 1 ? kinds[0] : undefined;
      level = users;
    }
    return undefined;
  }

  private isKind(definition: Definition): boolean {
    return definition.isListed && this.newest(definition.id) === definition;
  }

  /** The definition of the same name in the newest version of its group. */
  private newest(id: string): Definition | undefined {
    const definition = this.definitions.get(id);
    if (!definition) return undefined;
    const { group, name } = definition;
    const same = [...this.definitions.values()].filter((each) => each.group === group && each.name === name);
    const version = newestVersion(same.map((each) => each.version));
    return same.find((each) => each.version === version);
  }
}

function references(schema: PublishedSchema): Set<string> {
  const found = new Set<string>();
  const visit = (each: PublishedSchema | boolean | undefined): void => {
    if (typeof each !== "object") return;
    const ref = refOf(each);
    if (ref !== undefined) found.add(shortName(ref));
    visit(each.items);
    visit(each.additionalProperties);
    Object.values(each.properties ?? {}).forEach(visit);
  };
  visit(schema);
  return found;
}
