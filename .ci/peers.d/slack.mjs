// Slack: whether our test's requests are signed as Slack signs is judged by @slack/bolt; the judge of what
// we send is a schema made from @slack/types. The Web API's server is a stand-in of ours.

import { createHmac } from "node:crypto";
import bolt from "@slack/bolt";
import { check, eventually, serve } from "./local.mjs";
import { judge } from "./schemas.mjs";

const SECRET = "0123456789abcdef0123456789abcdef";
const TEAM = "T0PEERS";
const BOT = "U0BOT";
const PERSON = "U0PERSON";

export class Slack {
  posted = [];
  answered = [];

  async start() {
    this.api = await serve((path, body) => this.receive(path, body));
    return { SLACK_BOT_TOKEN: "xoxb-peers", SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: `${this.api}/api/` };
  }

  receive(path, body) {
    switch (path) {
      case "/api/auth.test":
        return { ok: true, url: this.api, team: "Peers", user: "rapporteur", team_id: TEAM, user_id: BOT, bot_id: "B0BOT" };
      case "/api/chat.postMessage": {
        const form = Object.fromEntries(new URLSearchParams(body));
        this.posted.push({ ...form, blocks: JSON.parse(form.blocks) });
        return { ok: true, channel: form.channel, ts: "1764244800.000100", message: {} };
      }
      case "/response":
        this.answered.push(JSON.parse(body));
        return "ok";
      default:
        return { ok: false, error: "unknown_method" };
    }
  }

  async try(events) {
    const command = new URLSearchParams({
      team_id: TEAM,
      team_domain: "peers",
      channel_id: "C0PEERS",
      channel_name: "general",
      user_id: PERSON,
      user_name: "person",
      command: "/ask",
      text: "من هو الرئيس الجديد للإنتربول؟",
      api_app_id: "A0PEERS",
      is_enterprise_install: "false",
      response_url: `${this.api}/response`,
      trigger_id: "1.2.3",
    });
    const message = {
      team_id: TEAM,
      api_app_id: "A0PEERS",
      type: "event_callback",
      event_id: "Ev0PEERS",
      event_time: 1764244800,
      authorizations: [{ enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true, is_enterprise_install: false }],
      event: {
        type: "message",
        channel: "D0PEERS",
        channel_type: "im",
        user: PERSON,
        text: "Who is the new president of INTERPOL?",
        ts: "1764244800.000200",
        event_ts: "1764244800.000200",
      },
    };
    await this.deliver(events, "a slash command", "application/x-www-form-urlencoded", String(command));
    await this.deliver(events, "a direct message", "application/json", JSON.stringify(message));
    await this.expect("the slash command is answered", this.answered, "لوكا فيليب");
    await this.expect("the direct message is answered", this.posted, "Lucas Philippe");
    this.judgeBlocks();
  }

  /** First what must be refused, so that an answer can only be to the good request. */
  async deliver(events, what, type, body) {
    const now = Math.floor(Date.now() / 1000);
    const good = signed(now, body);
    await this.post(events, `${what}, its body altered`, 401, type, good, body.replace("PEERS", "OTHER"));
    await this.post(events, `${what}, six minutes old`, 401, type, signed(now - 360, body), body);
    await this.post(events, what, 200, type, good, body);
  }

  async post(events, what, expected, type, headers, body) {
    const accepted = bolt.isValidSlackRequest({ signingSecret: SECRET, headers, body });
    const response = await fetch(events, { method: "POST", headers: { ...headers, "content-type": type }, body });
    const verdict = expected === 200 ? "accepted" : "refused";
    check(
      `slack: ${what}: ${verdict} by bolt and by us`,
      accepted === (expected === 200) && response.status === expected,
      `bolt: ${accepted}, we: ${response.status}`,
    );
  }

  async expect(what, messages, words) {
    const [first] = await eventually(`slack: ${what}`, () => messages.length > 0 && messages);
    check(`slack: ${what} with "${words}"`, JSON.stringify(first.blocks).includes(words), JSON.stringify(first));
  }

  judgeBlocks() {
    const problem = judge("slack");
    check("slack schema: refuses a block of no known type", problem({ type: "paragraph" }));
    check("slack schema: refuses a string in place of a text object", problem({ type: "header", text: "a" }));
    check("slack schema: refuses the wrong kind of text", problem({ type: "header", text: { type: "mrkdwn", text: "a" } }));
    const blocks = [...this.answered, ...this.posted].flatMap((message) => message.blocks);
    const problems = blocks.map(problem).filter(Boolean);
    check(`slack schema: accepts all ${blocks.length} blocks`, blocks.length > 0 && problems.length === 0, problems.join("\n"));
  }
}

function signed(timestamp, body) {
  const hash = createHmac("sha256", SECRET).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(timestamp), "x-slack-signature": `v0=${hash}` };
}
