import type { LabFiles } from "../../../src/labs/read/labFiles.ts";

/** The fields of a lab that is right. */
export const rightLab = {
  id: "web",
  order: 3,
  minutes: 5,
  moreNamespaces: ["lab-web-data"],
  setup: [{ apply: "broken.yaml" }],
  solution: [{ apply: "broken.yaml" }],
  checks: [{ is: "rolledOut", kind: "Deployment", name: "web", replicas: 2 }],
};

const texts = `# The web

It is broken.
It was not before.

## Goals

- Two pods are \`ready\`.

## Hints

1. Look.
2. Look again:

   \`\`\`sh
   ## no heading
   \`\`\`

## Way

Repair it.

## Explanation

It is [so](https://kubernetes.io/docs/).
`;

const manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

/** A lab's folder with some files in place of those of a right lab; undefined leaves a file out. */
export function labExample(files: Readonly<Record<string, string | object | undefined>> = {}): LabFiles {
  const all = new Map(
    Object.entries({ "lab.json": rightLab, "lab.en.md": texts, "broken.yaml": manifest, ...files }),
  );
  return {
    folder: "web",
    read: (name) => {
      const content = all.get(name);
      return Promise.resolve(typeof content === "object" ? JSON.stringify(content) : content);
    },
  };
}

export const rightTexts = texts;
