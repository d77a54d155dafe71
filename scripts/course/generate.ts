// Writes all that follows from the steps of the course: package.json, its pictures, and the documents for instructors.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { withCourse } from "./courseInManifest.ts";

const file = path.join(repositoryFolder, "package.json");
writeFileSync(file, withCourse(readFileSync(file, "utf8")));
await import("../instructors/generate.ts");
await import("../generateDiagrams.ts");
