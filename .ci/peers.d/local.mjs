// What the scripts share: checks that print a line each, servers on the loopback address, waiting.

import { createServer } from "node:http";

/** Prints one line; throws if `holds` is false. */
export function check(what, holds, otherwise = "") {
  if (!holds) {
    throw new Error(`FAILED: ${what}${otherwise && `\n${otherwise}`}`);
  }
  console.log(`ok: ${what}`);
}

/** Serves what `handle(path, body, headers)` returns, as text or as JSON; ends in its address. */
export async function serve(handle) {
  const server = createServer(async (request, response) => {
    try {
      let body = "";
      for await (const part of request.setEncoding("utf8")) {
        body += part;
      }
      const answer = await handle(new URL(request.url, "http://local").pathname, body, request.headers);
      const json = typeof answer !== "string";
      response.setHeader("Content-Type", json ? "application/json" : "text/plain");
      response.end(json ? JSON.stringify(answer) : answer);
    } catch (problem) {
      console.log(`a server of ours failed: ${problem.stack}`);
      response.writeHead(500).end();
    }
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

function listen(server) {
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server.address().port));
  });
}

export async function freePort() {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Ends in what `find` finds, once it finds something. */
export async function eventually(what, find, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) {
    const found = await find();
    if (found) {
      return found;
    }
  }
  throw new Error(`FAILED: ${what}: nothing came within ${seconds} seconds`);
}
