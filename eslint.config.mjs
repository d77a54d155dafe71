import eslint from "@eslint/js";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import { namesAreData } from "./scripts/lint/namesAreData.mjs";

/**
 * Who may import whom: the table of CONTRIBUTING.md, as lint errors. For each folder of src/, what it must
 * not import. A type import of a forbidden module is allowed only where `typesOf` names it.
 */
const folders = {
  manifests: { forbidden: ["vscode", "client-node", ...ours()] },
  explain: { forbidden: ["vscode", "client-node", "yaml", ...ours("manifests")] },
  clusterTree: { forbidden: ["vscode", "client-node", "yaml", ...ours()] },
  cluster: { forbidden: ["vscode", ...ours()], typesOf: ["clusterTree"] },
  trace: { forbidden: ["vscode", "yaml", ...ours()], typesOf: ["client-node"] },
  course: { forbidden: ["vscode", "yaml", ...ours()], typesOf: ["client-node"] },
  session: {
    forbidden: ["client-node", "yaml", ...ours("clusterTree", "course", "vscode-helpers")],
    typesOf: ["cluster"],
  },
  tools: { forbidden: ["vscode", "client-node", "yaml", ...ours()] },
  vscode: { forbidden: ["client-node", "yaml", ...ours()] },
};

function ours(...allowed) {
  const all = [
    "manifests",
    "explain",
    "clusterTree",
    "cluster",
    "practice",
    "course",
    "trace",
    "session",
    "tools",
  ];
  return [...all, "vscode-helpers", "features"].filter((folder) => !allowed.includes(folder));
}

/** The import specifiers that mean a module: a package, or a folder of src/ as seen from its neighbours. */
function patternOf(module) {
  if (module === "vscode") return "^vscode$";
  if (module === "client-node") return "^@kubernetes/client-node";
  if (module === "yaml") return "^yaml$";
  if (module === "practice") return "^kubernetes-practice-cluster";
  if (module === "vscode-helpers") return "^(\\.\\./)+vscode/";
  return `^(\\.\\./)+${module}/`;
}

function boundary(folder, { forbidden, typesOf = [] }) {
  const rule = (module, allowTypeImports) => ({
    regex: patternOf(module),
    allowTypeImports,
    message: `src/${folder} must not import ${module}; see the module map in CONTRIBUTING.md.`,
  });
  const patterns = forbidden
    .filter(
      (module) =>
        module !== folder &&
        !typesOf.includes(module) &&
        !(folder === "vscode" && module === "vscode-helpers"),
    )
    .map((module) => rule(module, false))
    .concat(typesOf.map((module) => rule(module, true)));
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
  };
}

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "dist-vsix/",
      "out/",
      ".artifacts/",
      ".code-server/",
      ".control-plane/",
      ".vscode-test/",
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.mjs", "scripts/*.mjs", "scripts/lint/*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreUsingDeclarations: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  ...Object.entries(folders).map(([folder, table]) => boundary(folder, table)),
  {
    // The packages stand without the extension.
    files: ["packages/{kubernetes,practice-cluster}/src/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^vscode$", message: "A package knows nothing of VS Code." },
            {
              regex: "^@kubernetes-workshop/(hosts|testing)",
              message: "What ships imports nothing that is for tests.",
            },
            { regex: "^@kubernetes/client-node", allowTypeImports: true, message: "Only its types." },
          ],
        },
      ],
    },
  },
  {
    // A name from outside never reaches a prototype; the helpers are in packages/kubernetes/src/base/ownField.ts.
    files: ["src/**/*.ts", "packages/{kubernetes,practice-cluster}/src/**/*.ts"],
    plugins: { workshop: { rules: { "names-are-data": namesAreData } } },
    rules: { "workshop/names-are-data": "error" },
  },
  {
    // Texts come from outside: no pattern may need more steps than grow with them, however it is written.
    files: ["src/**/*.ts", "packages/{kubernetes,practice-cluster}/src/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: true }],
    },
  },
  {
    // One feature never imports another: what two of them need belongs in a folder above.
    files: ["src/features/*/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^@kubernetes/client-node", message: "Only src/cluster talks to an API server." },
            { regex: "^yaml$", message: "Only src/manifests reads YAML." },
            { regex: "^\\.\\./[a-zA-Z]+/", message: "A feature must not import another feature." },
            {
              regex: "^(\\.\\./)+cluster/",
              allowTypeImports: true,
              message: "Load src/cluster by `await import`.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts", "packages/*/test/**/*.ts", "packages/{hosts,testing}/**/*.ts", "scripts/**/*"],
    rules: { "no-console": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    files: ["**/*.mjs"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { console: "readonly", process: "readonly" } },
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "no-console": "off",
    },
  },
);
