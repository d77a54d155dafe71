import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import eslint from "@eslint/js";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import { borders } from "./scripts/lint/borders.mjs";
import { namesAreData } from "./scripts/lint/namesAreData.mjs";
import { rooms } from "./scripts/lint/rooms.mjs";

const root = import.meta.dirname;
const lint = join(root, "scripts", "lint");
// The version tells ESLint's cache that a rule has changed.
const version = createHash("sha256");
for (const file of readdirSync(lint)) version.update(readFileSync(join(lint, file)));
const workshop = {
  meta: { name: "workshop", version: version.digest("hex") },
  rules: { borders, "names-are-data": namesAreData },
};
/** The parts of each package.json that the borders depend on; other changes keep ESLint's cache valid. */
const packages = Object.fromEntries(
  ["", ...readdirSync(join(root, "packages")).map((name) => `packages/${name}`)].map((folder) => {
    const text = readFileSync(join(root, folder, "package.json"), "utf8");
    const { name, exports, dependencies, devDependencies } = JSON.parse(text);
    return [folder, { name, exports, dependencies, devDependencies }];
  }),
);

export default tseslint.config(
  {
    ignores: [
      "**/dist/",
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
        projectService: true,
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
  {
    // The allowed imports are in scripts/lint/rooms.mjs.
    plugins: { workshop },
    rules: { "workshop/borders": ["error", { root, rooms, packages }] },
  },
  {
    // Names from outside must never reach a prototype; see packages/kubernetes/src/base/ownField.ts.
    files: ["src/**/*.ts", "packages/{kubernetes,practice-cluster}/src/**/*.ts"],
    rules: { "workshop/names-are-data": "error" },
  },
  {
    // Texts come from outside, so every pattern must match in linear time.
    files: ["src/**/*.ts", "packages/{kubernetes,practice-cluster}/src/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: true }],
    },
  },
  {
    files: [
      "test/**/*.ts",
      "packages/*/test/**/*.ts",
      "packages/{hosts,testing}/**/*.ts",
      "packages/*/scripts/**/*.ts",
      "scripts/**/*",
    ],
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
