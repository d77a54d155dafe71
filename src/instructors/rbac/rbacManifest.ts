import { t } from "@vscode/l10n";
import { kindRoles, kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import type { KindRow } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";

const reading = ["get", "list", "watch"];
/** Server-side apply creates by `patch`, and needs `create` too. */
const changing = ["create", "patch", "delete"];

const readerRole = "kubernetes-workshop-reader";
const learnerRole = "kubernetes-workshop-learner";
const cordonRole = "kubernetes-workshop-cordon";

interface Rule {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * Writes the rights that learners need in a shared cluster as a manifest: everyone reads, and each learner changes
 * objects in a namespace of their own, which has the same name as the user.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 *
 * @param learners names that are valid for namespaces
 */
export function rbacManifest(
  learners: readonly string[],
  { mayCordon }: { readonly mayCordon: boolean },
): string {
  const documents = [
    comment(
      t(
        "The rights that the course uses in a shared cluster. Every learner reads all of it, kube-system included.",
      ),
    ) + role(readerRole, readRules()),
    comment(t("In their own namespace, learners change the objects of the course.")) +
      role(learnerRole, changeRules()),
    ...(mayCordon
      ? [
          comment(
            t(
              "For the step about the data plane. A cordoned node takes no new pods of anyone, so allow this only in a cluster for the workshop.",
            ),
          ) + role(cordonRole, cordonRules()),
        ]
      : []),
    binding("ClusterRoleBinding", readerRole, learners),
    ...(mayCordon ? [binding("ClusterRoleBinding", cordonRole, learners)] : []),
    ...learners.flatMap((learner) => [
      `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${text(learner)}\n`,
      binding("RoleBinding", learnerRole, [learner], learner),
    ]),
  ];
  return documents.join("---\n");
}

function readRules(): Rule[] {
  const rows = [
    kinds.Node,
    kinds.Event,
    kinds["Event.events.k8s.io"],
    ...kindsWith("course").map((kind) => kinds[kind]),
  ];
  return byGroup(rows, (row) => [row.plural], reading);
}

function changeRules(): Rule[] {
  // Controllers create the others.
  const own = kindsWith("course").filter((kind) => kind !== "ReplicaSet" && kind !== "EndpointSlice");
  const scaled = kindsWith("scaled").filter((kind) => "course" in kindRoles[kind] && kind !== "ReplicaSet");
  return [
    ...byGroup(
      own.map((kind) => kinds[kind]),
      (row) => [row.plural],
      changing,
    ),
    ...byGroup(
      scaled.map((kind) => kinds[kind]),
      (row) => [`${row.plural}/scale`],
      ["patch"],
    ),
    { group: "", resources: ["pods/log"], verbs: ["get"] },
    { group: "", resources: ["pods/exec"], verbs: ["create", "get"] },
  ];
}

function cordonRules(): Rule[] {
  return [{ group: kinds.Node.group, resources: [kinds.Node.plural], verbs: ["patch"] }];
}

function byGroup(
  rows: readonly Pick<KindRow, "group" | "plural">[],
  resourcesOf: (row: Pick<KindRow, "group" | "plural">) => readonly string[],
  verbs: readonly string[],
): Rule[] {
  const groups = Map.groupBy(rows, ({ group }) => group);
  return [...groups].map(([group, of]) => ({ group, resources: of.flatMap(resourcesOf), verbs }));
}

function role(name: string, rules: readonly Rule[]): string {
  const lines = rules.flatMap(({ group, resources, verbs }) => [
    `  - apiGroups: [${text(group)}]`,
    `    resources: [${resources.join(", ")}]`,
    `    verbs: [${verbs.join(", ")}]`,
  ]);
  return `${head("ClusterRole", name)}rules:\n${lines.join("\n")}\n`;
}

function binding(
  kind: "ClusterRoleBinding" | "RoleBinding",
  role: string,
  users: readonly string[],
  namespace?: string,
): string {
  const subjects = users.flatMap((user) => [
    "  - apiGroup: rbac.authorization.k8s.io",
    "    kind: User",
    `    name: ${text(user)}`,
  ]);
  return [
    head(kind, role, namespace).trimEnd(),
    "roleRef:",
    "  apiGroup: rbac.authorization.k8s.io",
    "  kind: ClusterRole",
    `  name: ${role}`,
    "subjects:",
    ...subjects,
    "",
  ].join("\n");
}

function head(kind: string, name: string, namespace?: string): string {
  const within = namespace === undefined ? "" : `  namespace: ${text(namespace)}\n`;
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${within}`;
}

/** JSON's strings are YAML's too; a name such as `123` or `on` would be something else without quotes. */
function text(value: string): string {
  return JSON.stringify(value);
}

function comment(words: string): string {
  return `# ${words}\n`;
}
