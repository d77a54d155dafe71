/** Generates what comes from the Go module of Kubernetes. Needs Go. Usage: npm run generate:kubernetes */
import { generateKinds } from "./generateKinds.ts";

console.log(`${await generateKinds()} kinds`);
