// JSON schemas made from type declarations that others maintain. Run by itself, it makes them.
//
// The generator gives an empty schema, which accepts everything, when it cannot resolve a type; so every
// schema must first refuse something.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { createGenerator } from "ts-json-schema-generator";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

const SCHEMAS = {
  telegram: { declarations: "node_modules/@gramio/types/out/params.d.ts", type: "SendMessageParams" },
  slack: { declarations: "node_modules/@slack/types/dist/block-kit/blocks.d.ts", type: "KnownBlock" },
};

/** A function that tells what is wrong with a value; the empty string if nothing is. */
export function judge(name) {
  const ajv = new Ajv({ strict: false });
  const valid = ajv.compile(JSON.parse(readFileSync(here(`${name}.schema.json`), "utf8")));
  return (value) => (valid(value) ? "" : `${ajv.errorsText(valid.errors)}\nin ${JSON.stringify(value)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, { declarations, type }] of Object.entries(SCHEMAS)) {
    const generator = createGenerator({ path: here(declarations), type, skipTypeCheck: true, additionalProperties: false });
    writeFileSync(here(`${name}.schema.json`), JSON.stringify(generator.createSchema(type)));
  }
}
