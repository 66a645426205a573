// Telegram: the Bot API server and its client are telegram-test-api; the judge of what we send is the
// Bot API's schema made from @gramio/types.

import telegram from "telegram-test-api";
import { check, freePort, pause, serve } from "./local.mjs";
import { judge } from "./schemas.mjs";

const TOKEN = "123456:peers";

/** Known to Telegram and not to the peer. In lower case: both take a method's name in any. */
const BEYOND_THE_PEER = new Set(["setmycommands", "sendchataction"]);

export class Telegram {
  sent = [];
  refused = [];

  async start() {
    this.server = new telegram({ host: "127.0.0.1", port: await freePort() });
    await this.server.start();
    this.url = await serve((path, body) => this.pass(path, body));
    return { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_URL: this.url };
  }

  /** Passes a call on to the peer, and makes good where the peer is not like Telegram. */
  async pass(path, body) {
    const method = path.split("/").pop().toLowerCase();
    if (BEYOND_THE_PEER.has(method)) {
      return { ok: true, result: true };
    }
    if (method === "sendmessage") {
      // The library we send with repeats the method's name in the body, where Telegram ignores it.
      const { method: _, ...message } = JSON.parse(body);
      this.sent.push(message);
    }
    const response = await fetch(this.server.config.apiURL + path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: body || "{}",
    });
    const answer = await response.json();
    if (!answer.ok) {
      this.refused.push(method);
    }
    if (method === "getupdates" && answer.result.length === 0) {
      // Telegram holds the request open; the peer answers at once.
      await pause(100);
    }
    if (answer.result?.date) {
      // Seconds, by the Bot API; the peer gives milliseconds.
      answer.result.date = Math.floor(answer.result.date / 1000);
    }
    return answer;
  }

  async try() {
    await this.ask("Who is the new president of INTERPOL?", "Lucas Philippe", 1);
    await this.ask("من هو الرئيس الجديد للإنتربول؟", "لوكا فيليب", 2);
    check("telegram: the peer refused no call", this.refused.length === 0, this.refused.join());
    this.judgeSent();
  }

  async ask(question, expected, person) {
    const client = this.server.getClient(TOKEN, { userId: person, chatId: person, timeout: 20000 });
    await client.sendMessage(client.makeMessage(question));
    const { result } = await client.getUpdates();
    const text = result.map(({ message }) => message.text).join("\n");
    check(`telegram: "${question}" is answered with "${expected}"`, text.includes(expected), text);
  }

  judgeSent() {
    const problem = judge("telegram");
    const good = { chat_id: 1, text: "a" };
    check("telegram schema: refuses a message without text", problem({ ...good, text: undefined }));
    check("telegram schema: refuses an unknown field", problem({ ...good, txet: "a" }));
    const keyboard = [{ text: "a", callback_data: "b" }];
    check("telegram schema: refuses a flat keyboard", problem({ ...good, reply_markup: { inline_keyboard: keyboard } }));
    const problems = this.sent.map(problem).filter(Boolean);
    check(`telegram schema: accepts all ${this.sent.length} messages`, this.sent.length > 0 && problems.length === 0, problems.join("\n"));
  }
}
