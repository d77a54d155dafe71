import { groupPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { t } from "@vscode/l10n";
import type { ClusterConnection } from "./connection.ts";
import { RequestError } from "./requestError.ts";

/**
 * A resource: the name under which the API serves a kind.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology
 */
export interface ApiResource {
  /** The name in paths, such as `deployments`. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** The kinds that a server knows. Discovers each group version once, when it is first needed. */
export class ApiResources {
  private readonly groups = new Map<string, Promise<readonly ApiResource[]>>();
  private readonly connection: ClusterConnection;

  constructor(connection: ClusterConnection) {
    this.connection = connection;
  }

  /**
   * Finds the resource of a kind.
   *
   * @throws {RequestError} `unknownKind` if the server does not have the kind
   */
  async find(apiVersion: string, kind: string): Promise<ApiResource> {
    const wasAsked = this.groups.has(apiVersion);
    const resources = await this.resourcesOf(apiVersion);
    const found = resources.find((resource) => resource.kind === kind);
    if (found) return found;
    if (wasAsked) {
      // The kind may have been defined in the meantime.
      this.groups.delete(apiVersion);
      return this.find(apiVersion, kind);
    }
    throw new RequestError("unknownKind", this.unknown(apiVersion, kind, resources));
  }

  private async resourcesOf(apiVersion: string): Promise<readonly ApiResource[]> {
    const known = this.groups.get(apiVersion) ?? this.ask(apiVersion);
    this.groups.set(apiVersion, known);
    try {
      const resources = await known;
      // A CustomResourceDefinition may add the group at any time.
      if (resources.length === 0) this.groups.delete(apiVersion);
      return resources;
    } catch (error) {
      this.groups.delete(apiVersion);
      throw error;
    }
  }

  private async ask(apiVersion: string): Promise<readonly ApiResource[]> {
    try {
      const answer = await this.connection.get(groupPath(apiVersion));
      return isResourceList(answer) ? answer.resources.filter(({ name }) => !name.includes("/")) : [];
    } catch (error) {
      if (error instanceof RequestError && error.failure === "notFound") return [];
      throw error;
    }
  }

  private unknown(apiVersion: string, kind: string, resources: readonly ApiResource[]): string {
    const sameName = resources.find((resource) => resource.kind.toLowerCase() === kind.toLowerCase());
    if (sameName) return t("The cluster has no kind {0}. Did you mean {1}?", kind, sameName.kind);
    return t(
      "The cluster has no kind {0} in {1}. Check apiVersion and kind. A custom resource needs its definition first.",
      kind,
      apiVersion,
    );
  }
}

function isResourceList(answer: unknown): answer is { readonly resources: readonly ApiResource[] } {
  return (
    typeof answer === "object" && answer !== null && "resources" in answer && Array.isArray(answer.resources)
  );
}
