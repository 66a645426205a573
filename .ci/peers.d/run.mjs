// Serves with the built product, lets the peers talk to it, and ends it. The one argument is the repository.

import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually, freePort } from "./local.mjs";
import { Slack } from "./slack.mjs";
import { Telegram } from "./telegram.mjs";

const repository = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "rapporteur-peers-"));
const log = join(folder, "serve.log");
const out = openSync(log, "a");
let product;
process.on("exit", () => {
  product?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function fail(problem) {
  console.log(problem);
  console.log(`What the product logged:\n${readFileSync(log, "utf8")}`);
  process.exit(1);
}

process.on("SIGINT", () => process.exit(1));
process.on("SIGTERM", () => fail("FAILED: not done in time"));

try {
  const telegram = new Telegram();
  const slack = new Slack();
  const port = await freePort();
  product = spawn(join(repository, "rapporteur"), ["serve"], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...(process.env.JAVA_HOME && { JAVA_HOME: process.env.JAVA_HOME }),
      RAPPORTEUR_JOURNAL: `sqlite:${join(folder, "rapporteur.db")}`,
      RAPPORTEUR_PORT: String(port),
      ...(await telegram.start()),
      ...(await slack.start()),
    },
    stdio: ["ignore", out, out],
  });
  const base = `http://127.0.0.1:${port}`;
  const ready = () => fetch(`${base}/health/ready`).then((response) => response.ok, () => false);
  await eventually("the product is ready", ready, 40);
  await telegram.try();
  await slack.try(`${base}/slack/events`);
} catch (problem) {
  fail(problem.message);
}
process.exit(0);
