import { languages, languageSuffix } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { fileInPack, packOf } from "@kubernetes-workshop/kubernetes/schemas/schemaPack";
import { schemaFilesToPack } from "../../scripts/packSchemas.ts";
import { chapters, stepIds } from "../../src/course/steps.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { labFileNames, labIds } from "../support/labs/labFolders.ts";
import { localized, manifest } from "./manifest.ts";
import { zipFiles } from "./zipFiles.ts";

const anyLanguage = `(?:${languages.join("|")})`;
const translations = languages.filter((language) => language !== "en");
const others = `(?:${translations.join("|")})`;

/** A folder for each of some names. */
function each(
  names: readonly string[],
  folderOf: (name: string) => readonly [string, RegExp],
): Readonly<Record<string, RegExp>> {
  return Object.fromEntries(names.map(folderOf));
}

/** What the extension is made of, below its root: by folder, what its files are called. */
const folders: Readonly<Record<string, RegExp>> = {
  dist: /^[\w-]+\.js(?:\.LEGAL\.txt)?$/,
  l10n: new RegExp(`^bundle\\.l10n\\.${others}\\.json$`),
  "dist/webviews": /^[\w-]+\.(?:css|js|js\.LEGAL\.txt)$/,
  docs: /^lab\.schema\.json$/,
  ...Object.fromEntries(
    readdirSync(path.join(repositoryFolder, "labs")).map((lab) => [
      `labs/${lab}`,
      new RegExp(`^(?:lab\\.json|lab\\.(?:${languages.join("|")})\\.md|[\\w-]+\\.yaml)$`),
    ]),
  ),
  media: /^[\w-]+\.(?:png|svg)$/,
  ...each(chapters, (chapter) => [
    `media/diagrams/${chapter}`,
    new RegExp(`^[a-z0-9-]+(?:\\.${others})?\\.svg$`),
  ]),
  "dist/schemas": /^protobuf\.json\.br$/,
  "dist/schemas/custom": /^(?:[a-z0-9]+(?:[-.][a-z0-9]+)+|source)\.json\.br$/,
  "dist/schemas/files": /^(?:files|kinds)\.json\.br$/,
  "dist/schemas/eksctl": /^(?:eksctl\.v1alpha5|kinds|source)\.json\.br$/,
  "dist/schemas/explanations": new RegExp(`^(?:sameAs\\.json|${anyLanguage}\\.pack)\\.br$`),
  "dist/schemas/kubernetes": /^(?:[a-z0-9]+\.pack|[a-z]+\.json)\.br$/,
  snippets: new RegExp(`^kubernetes\\.${anyLanguage}\\.json$`),
  ...each(chapters, (chapter) => [
    `walkthroughs/${chapter}`,
    new RegExp(`^(?:[a-z0-9-]+(?:\\.nls\\.${others})?\\.(?:md|svg)|questions\\.${anyLanguage}\\.json)$`),
  ]),
  walkthroughs: new RegExp(`^(?:glossary|readNext)\\.${anyLanguage}\\.json$`),
};

describe("The VSIX", function () {
  this.timeout(120_000);
  let archive: Buffer;
  let contents: ReadonlyMap<string, Buffer>;
  let files: string[];

  before(async () => {
    archive = readFileSync(await packageExtension());
    contents = zipFiles(archive);
    files = [...contents.keys()]
      .filter((name) => name.startsWith("extension/"))
      .map((name) => name.slice("extension/".length));
  });

  const text = (name: string): string => contents.get(`extension/${name}`)?.toString("utf8") ?? "";
  const missing = (expected: readonly string[]): string[] =>
    expected.map((name) => path.posix.normalize(name)).filter((name) => !files.includes(name));

  it("has exactly these files at its root", () => {
    assert.deepEqual(
      files.filter((name) => !name.includes("/")).sort(),
      [
        "LICENSE.txt",
        "changelog.md",
        "package.json",
        "readme.md",
        ...languages.map((language) => `package.nls${languageSuffix(language)}.json`),
        ...translations.map((language) => `README.${language}.md`),
      ].sort(),
    );
  });

  it("has nothing else but what the extension reads", () => {
    const odd = files.filter((name) => {
      const { dir, base } = path.posix.parse(name);
      return dir !== "" && !folders[dir]?.test(base);
    });
    assert.deepEqual(odd, []);
    for (const folder of Object.keys(folders))
      assert.ok(
        files.some((name) => path.posix.dirname(name) === folder),
        `${folder} is missing`,
      );
  });

  it("has every schema file and explanation of the project, packed", () => {
    for (const [name, unpacked] of schemaFilesToPack()) {
      const pack = packOf(name);
      const packed = contents.get(`extension/dist/schemas/${pack ?? name}.br`);
      assert.ok(packed, `${name} is missing`);
      const text = brotliDecompressSync(packed).toString("utf8");
      assert.equal((pack === undefined ? text : fileInPack(text, name))?.trimEnd(), unpacked.trimEnd(), name);
    }
  });

  it("has every page, snippet, text and picture that the project has", () => {
    const onDisk = ["walkthroughs", "snippets", "l10n", "media"].flatMap((folder) =>
      readdirSync(path.join(repositoryFolder, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => path.extname(name) !== "")
        .map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
    );
    assert.deepEqual(missing(onDisk.filter((name) => path.dirname(name) in folders)), []);
    const pages = translations.flatMap((language) =>
      stepIds.map((step) => `walkthroughs/${step.replace(".", "/")}.nls.${language}.md`),
    );
    assert.deepEqual(missing(pages), []);
  });

  it("has the files that package.json names", () => {
    const { icon, main, contributes } = manifest;
    const icons = [...Object.values(contributes.viewsContainers), ...Object.values(contributes.views)].flat();
    const paths = contributes.snippets.map((each) => each.path);
    assert.deepEqual(
      missing([
        icon,
        main,
        ...icons.map((each) => each.icon),
        ...paths.flatMap((each) => languages.map((language) => localized(each, language))),
        ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown ?? "")),
        ...contributes.jsonValidation.map(({ url }) => url),
        ...labIds.flatMap((id) => labFileNames(id).map((name) => `labs/${id}/${name}`)),
      ]),
      [],
    );
  });

  it("has every chunk that the bundle loads", () => {
    const bundles = files.filter((name) => /^dist\/.*\.js$/.test(name));
    const loaded = bundles.flatMap((name) => [
      ...text(name).matchAll(/(?:from|import\(|import)\s*"\.\/([\w-]+\.js)"/g),
    ]);
    assert.ok(loaded.length > 0, "the bundle loads no chunk");
    assert.deepEqual(missing(loaded.map(([, chunk = ""]) => `dist/${chunk}`)), []);
  });

  it("loads the cluster code only when it is needed", () => {
    const imports = [...text("dist/extension.js").matchAll(/(?<!\()\bfrom\s*"\.\/([\w-]+\.js)"/g)];
    const own = text("dist/extension.js").length;
    const size = imports.reduce((sum, [, chunk = ""]) => sum + text(`dist/${chunk}`).length, own);
    assert.ok(own > 0 && size < 100_000, `${size} characters are loaded at once`);
  });

  it("has pages of webviews that take less than 150 kB", () => {
    const pages = files.filter((name) => name.startsWith("dist/webviews/"));
    const size = pages.reduce((sum, name) => sum + text(name).length, 0);
    assert.ok(size > 0 && size < 150_000, `${size} characters`);
  });

  it("is under 1.6 MB", () => {
    assert.ok(archive.length < 1_600_000, `${archive.length} bytes`);
  });
});
