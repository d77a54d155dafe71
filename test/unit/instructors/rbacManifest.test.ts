import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { rbacManifest } from "../../../src/instructors/rbac/rbacManifest.ts";
import { readLearners } from "../../../src/instructors/rbac/readLearners.ts";

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

interface RbacObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: readonly Rule[];
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly { readonly kind: string; readonly name: string }[];
}

/** Decides as the RBAC authorizer does. https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
class Authorizer {
  readonly objects: readonly RbacObject[];

  constructor(manifest: string) {
    this.objects = parseAllDocuments(manifest).map((document) => {
      assert.deepEqual(document.errors, []);
      return document.toJS() as RbacObject;
    });
  }

  allows(
    user: string,
    verb: string,
    { group, plural }: { readonly group: string; readonly plural: string },
    namespace?: string,
  ): boolean {
    return this.objects
      .filter(
        ({ kind, metadata }) =>
          kind === "ClusterRoleBinding" || (kind === "RoleBinding" && metadata.namespace === namespace),
      )
      .filter(({ subjects = [] }) => subjects.some((each) => each.kind === "User" && each.name === user))
      .flatMap(({ roleRef }) => {
        const role = this.objects.find(
          ({ kind, metadata }) => kind === roleRef?.kind && metadata.name === roleRef.name,
        );
        assert.ok(role, `no role ${roleRef?.name}`);
        return role.rules ?? [];
      })
      .some(
        ({ apiGroups, resources, verbs }) =>
          apiGroups.includes(group) && resources.includes(plural) && verbs.includes(verb),
      );
  }
}

describe("The RBAC manifest of a workshop", () => {
  const without = new Authorizer(rbacManifest(["lee", "123"], { mayCordon: false }));
  const withCordon = new Authorizer(rbacManifest(["lee", "123"], { mayCordon: true }));
  const applied = ["Pod", "Deployment", "DaemonSet", "Job", "Service"] as const;

  it("lets every learner read what the tree, the course and the trace show, in all namespaces", () => {
    const rows = [kinds.Node, kinds.Event, ...kindsWith("course").map((kind) => kinds[kind])];
    for (const row of rows)
      for (const verb of ["get", "list", "watch"])
        for (const user of ["lee", "123"])
          assert.ok(without.allows(user, verb, row), `${verb} ${row.plural}`);
  });

  it("lets a learner change what the course applies in their own namespace, and there alone", () => {
    for (const kind of applied)
      for (const verb of ["create", "patch", "delete"]) {
        assert.ok(without.allows("lee", verb, kinds[kind], "lee"), `${verb} ${kind}`);
        assert.ok(!without.allows("lee", verb, kinds[kind], "123"));
        assert.ok(!without.allows("lee", verb, kinds[kind], "kube-system"));
      }
    const scale = { group: "apps", plural: "deployments/scale" };
    assert.ok(without.allows("lee", "patch", scale, "lee"));
    assert.ok(without.allows("lee", "get", { group: "", plural: "pods/log" }, "lee"));
  });

  it("lets nodes be cordoned only where that was chosen", () => {
    assert.ok(!without.allows("lee", "patch", kinds.Node));
    assert.ok(withCordon.allows("lee", "patch", kinds.Node));
    assert.ok(!withCordon.allows("lee", "delete", kinds.Node));
    assert.ok(!withCordon.allows("someone", "patch", kinds.Node));
  });

  it("lets nobody read Secrets, or give rights", () => {
    for (const row of [kinds.Secret, kinds.ClusterRole, kinds.RoleBinding])
      for (const verb of ["get", "list", "create", "patch"])
        assert.ok(!withCordon.allows("lee", verb, row, "lee"), `${verb} ${row.plural}`);
  });

  it("makes a namespace for each learner, whatever YAML takes the name for", () =>
    assert.deepEqual(
      without.objects.filter(({ kind }) => kind === "Namespace").map(({ metadata }) => metadata.name),
      ["lee", "123"],
    ));
});

describe("readLearners", () => {
  it("takes names by spaces, commas and lines, each once", () =>
    assert.deepEqual(readLearners(" lee, kim\npark;lee "), ["lee", "kim", "park"]));

  it("takes no name that a namespace cannot have", () => {
    for (const list of ["", " , ", "Lee", "-lee", "lee-", "lee.kim", "이", "x".repeat(64)])
      assert.equal(readLearners(list), undefined, list);
  });
});
