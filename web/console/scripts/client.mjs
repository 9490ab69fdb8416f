// Makes the types of the server's API from its OpenAPI document; with --check, says whether they are the ones that are kept.
import { readFileSync, writeFileSync } from "node:fs";
import openapi, { astToString } from "openapi-typescript";

const place = new URL("../src/api/schema.d.ts", import.meta.url);
const notice = "// Made from openapi.json by `npm run client`; not edited by hand.\n\n";
const made = notice + astToString(await openapi(new URL("../openapi.json", import.meta.url), { defaultNonNullable: false }));

if (!process.argv.includes("--check")) writeFileSync(place, made);
else if (readFileSync(place, "utf8") !== made) {
  console.error("src/api/schema.d.ts is not made from openapi.json: run npm run client.");
  process.exit(1);
}
