/**
 * The allowed imports of every file in the project, enforced by the rule `workshop/borders`. `npm run generate:rooms`
 * copies them into the tables of CONTRIBUTING.md.
 *
 * A room is a file, or a folder with its subfolders that are not rooms themselves. A name that ends in `/*` makes each
 * subfolder a room. Besides itself, a room may import:
 *
 * - `imports` in every form, `lazily` by `await import` and as types, `types` as types alone;
 * - the project's folders and files by path, Node's modules by `node:…`, packages by `npm:…`;
 * - `node:*` is all of Node, `npm:*` every package that the package.json of the room names.
 *
 * `like` names a room whose imports are allowed as well.
 *
 * @typedef {{
 *   readonly like?: string;
 *   readonly imports?: readonly string[];
 *   readonly lazily?: readonly string[];
 *   readonly types?: readonly string[];
 * }} Room
 *
 * @type {Readonly<Record<string, Room>>}
 */
export const rooms = {
  "packages/kubernetes/src/base": {},
  "packages/kubernetes/src/kinds": { imports: ["packages/kubernetes/src/base"] },
  "packages/kubernetes/src/resources": {
    imports: ["packages/kubernetes/src/base", "packages/kubernetes/src/kinds"],
    types: ["npm:@kubernetes/client-node"],
  },
  "packages/kubernetes/src/schemas": {
    imports: ["packages/kubernetes/src/base", "node:fs/promises", "node:path", "node:util", "node:zlib"],
  },
  // The API that clients use, independent of the storage and the controllers.
  "packages/practice-cluster/src/api": {
    imports: [
      "packages/kubernetes/src",
      "packages/practice-cluster/src/kinds",
      "packages/practice-cluster/src/objectApi.ts",
      "packages/practice-cluster/src/turns.ts",
      "npm:js-yaml",
      "node:buffer",
      "node:crypto",
      "node:http",
      "node:https",
      "node:net",
      "node:stream",
      "node:tls",
    ],
    types: ["npm:@kubernetes/client-node"],
  },
  "packages/practice-cluster/src/kinds": {
    imports: [
      "packages/kubernetes/src",
      "packages/practice-cluster/src/api",
      "packages/practice-cluster/src/objectApi.ts",
    ],
    types: ["npm:@kubernetes/client-node"],
  },
  // Containers run no programs of the machine and see none of its files.
  "packages/practice-cluster/src/images": {
    imports: [
      "packages/kubernetes/src",
      "packages/practice-cluster/src/objectApi.ts",
      "npm:@ngrok/webernetes",
    ],
  },
  // All code that reaches past webernetes' public API.
  "packages/practice-cluster/src/webernetes": {
    imports: [
      "packages/kubernetes/src",
      "packages/practice-cluster/src/api",
      "packages/practice-cluster/src/controllers",
      "packages/practice-cluster/src/images",
      "packages/practice-cluster/src/kinds",
      "packages/practice-cluster/src/turns.ts",
      "packages/practice-cluster/src/without.ts",
      "npm:@ngrok/webernetes",
      "node:crypto",
      "node:fs",
      "node:module",
      "node:url",
    ],
  },
  "packages/practice-cluster/src": {
    imports: [
      "packages/kubernetes/src",
      "packages/practice-cluster/src/api",
      "packages/practice-cluster/src/images",
      "packages/practice-cluster/src/kinds",
      "packages/practice-cluster/src/webernetes",
      "npm:@ngrok/webernetes",
      "npm:js-yaml",
      "node:crypto",
      "node:fs",
      "node:fs/promises",
      "node:net",
      "node:os",
      "node:path",
      "node:process",
      "node:timers/promises",
      "node:util",
      "node:worker_threads",
      "node:zlib",
    ],
    types: ["npm:@kubernetes/client-node"],
  },
  "packages/practice-cluster/src/index.ts": {
    like: "packages/practice-cluster/src",
    imports: ["packages/practice-cluster/src", "node:url"],
  },
  "packages/practice-cluster/src/bin.ts": {
    like: "packages/practice-cluster/src",
    imports: ["packages/practice-cluster/src", "node:child_process", "node:events"],
  },

  "packages/hosts": { imports: ["npm:playwright-core", "npm:yaml", "node:*"] },
  "packages/testing": { imports: ["npm:fast-check", "npm:mocha", "node:*"], types: ["npm:vscode"] },

  "src/ids.ts": {},
  "src/fieldManager.ts": {},
  // Kept separate because importing it allows running programs.
  "src/runProgram.ts": { imports: ["node:child_process", "node:os"] },
  "src/kindWord.ts": { imports: ["npm:@vscode/l10n"] },
  "src/sharedState.ts": { imports: ["packages/kubernetes/src", "node:util"] },
  "src/ageText.ts": { imports: ["packages/kubernetes/src", "npm:@vscode/l10n"] },
  // Why something isn't right, in words, for every feature that says so.
  "src/reasons": { imports: ["packages/kubernetes/src", "npm:@vscode/l10n"] },
  "src/manifests": { imports: ["packages/kubernetes/src", "npm:@vscode/l10n", "npm:yaml"] },
  "src/explain": {
    imports: ["packages/kubernetes/src", "src/manifests", "npm:@vscode/l10n", "npm:cronstrue"],
  },
  "src/clusterTree": {
    imports: [
      "packages/kubernetes/src",
      "src/ageText.ts",
      "src/kindWord.ts",
      "src/reasons",
      "npm:@vscode/l10n",
    ],
  },
  "src/cluster": {
    imports: [
      "packages/kubernetes/src",
      "packages/practice-cluster/src/practiceEndpoint.ts",
      "src/fieldManager.ts",
      "src/runProgram.ts",
      "npm:@kubernetes/client-node",
      "npm:@vscode/l10n",
      "npm:js-yaml",
      "npm:undici",
      "node:crypto",
      "node:fs",
      "node:fs/promises",
      "node:net",
      "node:os",
      "node:path",
      "node:timers/promises",
      "node:url",
      "node:util",
    ],
    types: ["src/clusterTree"],
  },
  "src/course": {
    imports: [
      "packages/kubernetes/src",
      "src/sharedState.ts",
      // The images of the practice cluster: two files without the rest of it.
      "packages/practice-cluster/src/images/knownImages.ts",
      "packages/practice-cluster/src/images/plausibleTag.ts",
      "src/ids.ts",
      "src/kindWord.ts",
      "src/labs/labNamespace.ts",
      "src/session/clusterKey.ts",
      "src/session/connectionFailure.ts",
      "npm:@vscode/l10n",
    ],
    types: ["src/session/clusterTerminals.ts", "npm:@kubernetes/client-node"],
  },
  // The content of the Course view, whose page imports only the types.
  "src/lesson": {
    imports: [
      "packages/kubernetes/src",
      "src/course",
      "src/ids.ts",
      "src/labs/phaseText.ts",
      "npm:@vscode/l10n",
      "npm:marked",
    ],
    types: ["src/labs", "src/map"],
  },
  // Code that runs in the pages of the webviews.
  "src/webviews": { imports: ["npm:lit-html"], types: ["src/lesson", "src/map"] },
  "src/apply": {
    imports: [
      "packages/kubernetes/src",
      "src/course/courseObjects.ts",
      "src/fieldManager.ts",
      "src/kindWord.ts",
      "src/manifests",
      "src/session/clusterSession.ts",
      "src/session/isRequestError.ts",
      "npm:@vscode/l10n",
      "node:timers/promises",
      "node:util",
    ],
    types: ["src/cluster", "src/session"],
  },
  "src/labs": {
    imports: [
      "packages/kubernetes/src",
      "src/manifests",
      "src/sharedState.ts",
      "npm:@vscode/l10n",
      "node:util",
    ],
    types: ["src/course/labRecord.ts"],
  },
  "src/tools": {
    imports: [
      "packages/kubernetes/src",
      "src/runProgram.ts",
      "npm:@vscode/l10n",
      "node:crypto",
      "node:fs",
      "node:fs/promises",
      "node:os",
      "node:path",
    ],
  },
  "src/instructors": {
    imports: ["packages/kubernetes/src", "src/course", "npm:@vscode/l10n"],
    types: ["src/labs"],
  },
  "src/trace": {
    imports: [
      "packages/kubernetes/src",
      "src/fieldManager.ts",
      "src/ids.ts",
      "src/kindWord.ts",
      "src/reasons",
      "npm:@vscode/l10n",
    ],
    types: ["npm:@kubernetes/client-node"],
  },
  "src/liveState": {
    imports: [
      "packages/kubernetes/src",
      "src/ageText.ts",
      "src/manifests",
      "src/reasons",
      "src/trace",
      "npm:@vscode/l10n",
    ],
    types: ["npm:@kubernetes/client-node"],
  },
  "src/inspect": {
    imports: [
      "node:http",
      "node:net",
      "packages/kubernetes/src",
      "src/manifests",
      "src/session/isRequestError.ts",
      "npm:@vscode/l10n",
    ],
    types: ["src/cluster", "src/clusterTree", "src/session", "npm:@kubernetes/client-node"],
  },
  "src/map": {
    imports: [
      "packages/kubernetes/src",
      "src/clusterTree",
      "src/kindWord.ts",
      "src/trace",
      "npm:@vscode/l10n",
    ],
    types: ["npm:@kubernetes/client-node"],
  },
  "src/shell": {
    imports: [
      "packages/kubernetes/src",
      "src/apply",
      "src/explain",
      "src/manifests",
      "src/session/clusterSession.ts",
      "src/session/isRequestError.ts",
      "npm:@vscode/l10n",
      "npm:get-east-asian-width",
      "npm:yaml",
      "node:timers/promises",
    ],
    types: ["src/cluster", "src/session", "npm:@kubernetes/client-node"],
  },
  "src/session": {
    imports: [
      "packages/kubernetes/src",
      "packages/practice-cluster/src/practiceEndpoint.ts",
      "src/clusterTree",
      "src/ids.ts",
      "src/vscode",
      "npm:@vscode/l10n",
      "npm:vscode",
      "node:crypto",
    ],
    lazily: ["src/cluster"],
  },
  "src/vscode": {
    imports: [
      "packages/kubernetes/src",
      "src/ids.ts",
      "npm:@vscode/l10n",
      "npm:vscode",
      "node:crypto",
      "node:fs",
      "node:fs/promises",
      "node:path",
    ],
  },
  "src/features/*": {
    imports: [
      "packages/kubernetes/src",
      "src/ageText.ts",
      "src/clusterTree",
      "src/course",
      "src/ids.ts",
      "src/kindWord.ts",
      "src/session",
      "src/vscode",
      "npm:@vscode/l10n",
      "npm:vscode",
    ],
  },
  "src/features/clusterView": { like: "src/features/*", imports: ["node:timers/promises"] },
  "src/features/course": {
    like: "src/features/*",
    imports: ["src/lesson", "src/manifests"],
    lazily: ["src/tools"],
    types: ["src/sharedState.ts", "src/labs", "src/map"],
  },
  "src/features/explanations": {
    like: "src/features/*",
    imports: ["src/manifests"],
    lazily: ["src/explain", "src/liveState"],
  },
  "src/features/inspect": {
    like: "src/features/*",
    imports: ["src/inspect", "src/manifests", "node:timers/promises"],
    lazily: ["src/shell"],
  },
  "src/features/instructors": {
    like: "src/features/*",
    lazily: ["src/instructors", "src/tools"],
    types: ["src/instructors"],
  },
  "src/features/labs": {
    like: "src/features/*",
    imports: ["src/labs"],
  },
  "src/features/manifests": {
    like: "src/features/*",
    imports: ["src/apply", "src/manifests"],
  },
  "src/features/map": {
    like: "src/features/*",
    imports: ["src/map"],
    types: ["src/trace"],
  },
  "src/features/nodes": { like: "src/features/*", imports: ["node:timers/promises"] },
  "src/features/practice": {
    like: "src/features/*",
    imports: [
      "packages/practice-cluster/src/kubeconfig.ts",
      "packages/practice-cluster/src/practiceEndpoint.ts",
      "packages/practice-cluster/src/threadLimits.ts",
      "node:fs/promises",
      "node:https",
      "node:path",
      "node:timers/promises",
      "node:worker_threads",
    ],
    types: [
      "packages/practice-cluster/src/kubectlRequests.ts",
      "packages/practice-cluster/src/storage/setAside.ts",
      "packages/practice-cluster/src/workerMessages.ts",
      "src/cluster",
    ],
  },
  "src/features/shell": {
    like: "src/features/*",
    imports: ["src/shell"],
    lazily: ["src/tools"],
  },
  "src/features/terminal": {
    like: "src/features/*",
    imports: ["node:crypto", "node:fs/promises", "node:path"],
    lazily: ["src/tools"],
  },
  "src/features/tools": { like: "src/features/*", lazily: ["src/tools"] },
  "src/features/trace": { like: "src/features/*", imports: ["node:crypto"], lazily: ["src/trace"] },
  "src/extension.ts": { like: "src/features/*", imports: ["src/features"] },

  "packages/kubernetes/test": {
    imports: ["packages/kubernetes/src", "packages/testing", "node:*", "npm:*"],
  },
  "packages/practice-cluster/scripts": {
    imports: ["packages/kubernetes/src/schemas", "node:*", "npm:*"],
  },
  "packages/practice-cluster/test": {
    imports: [
      "packages/kubernetes",
      "packages/practice-cluster/scripts",
      "packages/practice-cluster/src",
      "packages/hosts",
      "packages/testing",
      "node:*",
      "npm:*",
    ],
  },
  test: { imports: ["l10n", "packages", "scripts", "src", "node:*", "npm:*"] },
  scripts: {
    imports: [
      "packages/hosts",
      "packages/kubernetes/src",
      "packages/practice-cluster/src/api/schemaPackages.ts",
      "node:*",
      "npm:*",
    ],
    types: ["src/course"],
  },
  "scripts/customResources": { like: "scripts", imports: ["src/explain/custom"] },
  "scripts/explanations": { like: "scripts", imports: ["scripts/packSchemas.ts", "src/explain"] },
  "scripts/course": {
    like: "scripts",
    imports: ["scripts/generateDiagrams.ts", "scripts/instructors", "src/course", "src/ids.ts"],
  },
  "scripts/instructors": { like: "scripts", imports: ["src/course"] },
  // Only the test runner starts code of the tests.
  "scripts/stages.ts": { like: "scripts", imports: ["packages/testing"] },
  "scripts/testCache": { like: "scripts/stages.ts", imports: ["scripts/stages.ts"] },
  "scripts/testUnit.ts": { like: "scripts/stages.ts", imports: ["scripts"] },
  "scripts/test.ts": { like: "scripts/stages.ts", imports: ["scripts", "test/support/hostTests"] },
  "esbuild.mjs": { imports: ["scripts/bundle", "scripts/packSchemas.ts", "node:*", "npm:*"] },
  "eslint.config.mjs": { imports: ["scripts/lint", "node:*", "npm:*"] },
};
