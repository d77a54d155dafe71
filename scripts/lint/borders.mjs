import { isBuiltin } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { roomOf } from "./roomOf.mjs";

/**
 * ESLint rule that enforces the rooms in `rooms.mjs` for every form of import: static, `import()`, a type,
 * `export … from`, `require`, `import.meta.resolve`, `new URL(…, import.meta.url)`, `process.getBuiltinModule`.
 * Its options are its inputs other than the file, so that a change to them invalidates ESLint's cache:
 *
 * - `root`: the folder of the project;
 * - `rooms`: the table;
 * - `packages`: the name, exports and dependencies of each package.json, by its folder from the root.
 */
export const borders = {
  meta: {
    type: "problem",
    schema: [{ type: "object" }],
    messages: {
      roomless: "This file is in no room: name its folder in scripts/lint/rooms.mjs.",
      forbidden: "{{room}} must not import {{what}}; see the table of imports in CONTRIBUTING.md.",
      lazily:
        "{{room}} imports {{what}} by `await import` alone; see the table of imports in CONTRIBUTING.md.",
      types: "{{room}} imports types alone of {{what}}; see the table of imports in CONTRIBUTING.md.",
      unseen: "An import says in a literal what it imports, so that the borders of the rooms can be held.",
      undeclared: "{{what}} is not among the {{where}}.",
      unexported: "{{what}} is not among the exports of its package.",
      outside: "A file of another package is imported by the package's name, as far as it exports it.",
    },
  },
  create(context) {
    const [{ root, rooms, packages }] = context.options;
    const file = posix(relative(root, context.filename));
    const room = roomOf(file, rooms);
    const home = packageOf(file, packages);
    const ours = new Set(Object.values(packages).map(({ name }) => name));

    const check = (node, form, specifier = literalOf(node)) => {
      const report = (messageId, data = {}) => context.report({ node, messageId, data });
      if (!room || (specifier === undefined && room.isOpen)) return;
      if (specifier === undefined) return report("unseen");
      const judge = (what) => {
        const objection = room.objection(what, form);
        if (objection) report(objection, { room: room.name, what: what.replace(/^npm:/, "") });
      };
      if (/^[./]/.test(specifier)) {
        const target = posix(
          relative(root, resolve(dirname(context.filename), specifier.replace(/[?#].*$/, ""))),
        );
        return packageOf(target, packages) === home ? judge(target) : report("outside");
      }
      if (isBuiltin(specifier)) return judge(specifier.replace(/^(?!node:)/, "node:"));
      const [name = specifier] = /^(?:@[^/]+\/)?[^/]+/.exec(specifier) ?? [];
      const where = unnamed(name, form, file, home, packages[home]);
      if (where) report("undeclared", { what: name, where });
      if (!ours.has(name)) return judge(`npm:${name}`);
      const target = exported(specifier, context.filename);
      if (target === undefined) return report("unexported", { what: specifier });
      judge(posix(relative(root, target)));
    };

    return {
      Program(node) {
        if (!room) context.report({ node, messageId: "roomless" });
      },
      // Under `verbatimModuleSyntax`, an import with only inline type names is kept at run time.
      ImportDeclaration: (node) => check(node.source, node.importKind === "type" ? "types" : "static"),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === "type" ? "types" : "static"),
      "ExportNamedDeclaration[source]": (node) =>
        check(node.source, node.exportKind === "type" ? "types" : "static"),
      ImportExpression: (node) => check(node.source, "lazily"),
      TSImportType: (node) => check(node.source ?? node.argument, "types"),
      TSImportEqualsDeclaration(node) {
        const { moduleReference } = node;
        if (moduleReference.type === "TSExternalModuleReference")
          check(moduleReference.expression, node.importKind === "type" ? "types" : "static");
      },
      "CallExpression[callee.name='require']": (node) => check(node.arguments[0], "static"),
      "CallExpression[callee.object.name='require'][callee.property.name='resolve']": (node) =>
        check(node.arguments[0], "static"),
      "CallExpression[callee.object.type='MetaProperty'][callee.property.name='resolve']": (node) =>
        check(node.arguments[0], "static"),
      "CallExpression[callee.property.name='getBuiltinModule']": (node) => check(node.arguments[0], "static"),
      "NewExpression[callee.name='URL'][arguments.1.object.type='MetaProperty']"(node) {
        const address = literalOf(node.arguments[0]);
        // The URL of a folder or an image loads no code.
        if (address !== undefined && !/\.(?:[cm]?[jt]sx?|json)$/.test(address)) return;
        check(node.arguments[0], "static", address?.replace(/^(?![./]|\w+:)/, "./"));
      },
    };
  },
};

/** Returns the text of a literal, through type assertions. */
function literalOf(node) {
  if (!node) return undefined;
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0].value.cooked;
  if (node.type === "TSLiteralType") return literalOf(node.literal);
  if (["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"].includes(node.type))
    return literalOf(node.expression);
  return undefined;
}

/** Returns the folder of a file's package; empty for the extension. */
function packageOf(file, packages) {
  return Object.keys(packages).find((folder) => folder !== "" && file.startsWith(`${folder}/`)) ?? "";
}

/** Where a package has to be named and is not; undefined where it is. */
function unnamed(name, form, file, folder, manifest) {
  const names = (list = {}) =>
    Object.hasOwn(list, name) ||
    // VS Code provides `vscode` itself; only its types are a package.
    ((form === "types" || name === "vscode") && Object.hasOwn(list, `@types/${name}`));
  // The bundle of the extension has all in it; a package that others install brings what its code needs.
  const ships = folder !== "" && form !== "types" && file.startsWith(`${folder}/src/`);
  if (name === manifest.name || names(manifest.dependencies)) return undefined;
  if (ships) return `dependencies of ${folder}/package.json`;
  return names(manifest.devDependencies)
    ? undefined
    : `(dev)dependencies of ${posix(join(folder, "package.json"))}`;
}

const resolution = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
};

/** Returns the file that a workspace package exports under a name, or undefined. */
function exported(specifier, from) {
  return ts.resolveModuleName(specifier, from, resolution, ts.sys).resolvedModule?.resolvedFileName;
}

function posix(path) {
  return path.replaceAll("\\", "/");
}
