import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { Adapter, Journal, Pace, Qunli, RenewedToken, retryAfter, Unpostable, type Chat, type Words } from "../src/index.js";

const SOON = "2099-01-01T00:00:00Z";
const PAST = "2001-01-01T00:00:00Z";
type Call = { method: string; path: string; body: any; bearer?: string };

/** Speaks the contract's four calls over HTTP; answers can be broken beforehand. */
const calls: Call[] = [];
const breakages: ((path: string) => { status: number; headers?: Record<string, string> } | undefined)[] = [];
let sayings: any[] = [];
const server: Server = createServer(async (request, response) => {
  let text = "";
  for await (const part of request) text += part;
  const path = request.url!;
  const call = { method: request.method!, path, body: text && JSON.parse(text), bearer: request.headers.authorization };
  calls.push(call);
  const broken = breakages[0]?.(path);
  if (broken) {
    breakages.shift();
    response.writeHead(broken.status, { "Content-Type": "application/problem+json", ...broken.headers });
    return response.end(JSON.stringify({ type: "/problems/made-up", status: broken.status }));
  }
  let answer: unknown = {};
  if (path.startsWith("/v1/events/")) {
    const from = Number(new URL(path, "http://q").searchParams.get("after") ?? 0);
    const shown = sayings.slice(from).map((s) => ({ data: s.privacy === "PRIVATE" ? { sayingId: s.sayingId, privacy: "PRIVATE" } : s }));
    answer = { events: shown, next: String(sayings.length) };
  } else if (path === "/v1/messages") {
    answer = { outcome: "OPENED", say: sayings };
  } else if (request.method === "GET") {
    answer = sayings.find((s) => path.endsWith(s.sayingId));
  }
  response.writeHead(200, { "Content-Type": "application/json" });
  response.end(JSON.stringify(answer));
});
before(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
after(() => void server.close());


class Room implements Chat {
  readonly posts: Words[] = [];
  failing?: (words: Words) => void;
  async post(words: Words) {
    if (this.failing) this.failing(words);
    this.posts.push(words);
    return { status: "SENT" as any, messageId: `x-${words.sayingId}` };
  }
  async find(words: Words) {
    return this.posts.some((p) => p.sayingId === words.sayingId) ? `x-${words.sayingId}` : undefined;
  }
}

const group = (id: string, expiresAt = SOON) => ({
  sayingId: id, privacy: "GROUP", groupId: "g", text: { zh: "已收到", en: "Received" }, expiresAt,
});
const receipts = () => calls.filter((c) => c.path.endsWith("/receipts"));
const pauses: number[] = [];
const noWait = async (ms: number) => void pauses.push(ms);
let path: string;
let room: Room;

function adapter(perMinute = 100): Adapter {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let n = 0;
  const token = new RenewedToken(async () => ({ token: `t${++n}`, seconds: 600 }));
  return new Adapter(new Qunli(url, token, { pause: noWait }), room, new Journal(path, Date.now()), new Pace(perMinute));
}

beforeEach(() => {
  calls.length = breakages.length = pauses.length = 0;
  sayings = [];
  room = new Room();
  path = join(mkdtempSync(join(tmpdir(), "kit-")), "journal");
});

test("a saying that comes by the answer and by the feed at once is said once and reported once", async () => {
  sayings = [group("a"), group("b")];
  const one = adapter();
  await Promise.all([one.hand({ message: { id: "m" } } as any), one.follow("requests"), one.follow("requests")]);
  assert.deepEqual(room.posts.map((p) => p.sayingId).sort(), ["a", "b"]);
  assert.equal(receipts().length, 2);
  assert.deepEqual(receipts()[0]!.body, { status: "SENT", messageId: "x-a" });
});

test("a private word is read one by one", async () => {
  sayings = [{ ...group("p"), privacy: "PRIVATE", groupId: undefined, personId: "u-lin" }];
  await adapter().follow("supervision");
  assert.equal(room.posts[0]!.personId, "u-lin");
  assert.ok(calls.some((c) => c.method === "GET" && c.path === "/v1/sayings/supervision/p"));
});

test("what is too late is neither said nor reported", async () => {
  sayings = [group("late", PAST)];
  await adapter().follow("requests");
  assert.equal(room.posts.length, 0);
  assert.equal(receipts().length, 0);
});

test("a crash before posting loses nothing", async () => {
  sayings = [group("a")];
  room.failing = () => { throw new Error("killed"); };
  await assert.rejects(adapter().follow("requests"), /killed/);
  room.failing = undefined;
  await adapter().follow("requests");
  assert.equal(room.posts.length, 1);
  assert.equal(receipts().length, 1);
});

test("a crash after posting says nothing twice and reports it", async () => {
  sayings = [group("a")];
  room.failing = (words) => { room.posts.push(words); throw new Error("killed"); };
  await assert.rejects(adapter().follow("requests"), /killed/);
  room.failing = undefined;
  await adapter().follow("requests");
  assert.equal(room.posts.length, 1);
  assert.deepEqual(receipts().map((r) => r.body), [{ status: "SENT", messageId: "x-a" }]);
});

test("a crash between posting and reporting reports without posting", async () => {
  sayings = [group("a")];
  breakages.push((p) => (p.endsWith("/receipts") ? { status: 400 } : undefined));
  await assert.rejects(adapter().follow("requests"), /400/);
  room.find = async () => assert.fail("it was noted, so there is nothing to look up");
  await adapter().follow("requests");
  assert.equal(room.posts.length, 1);
  assert.equal(receipts().length, 2);
});

test("the cursor outlives a restart, and a torn last line does no harm", async () => {
  sayings = [group("a")];
  await adapter().follow("requests");
  appendFileSync(path, '{"saying":"tor');
  await adapter().follow("requests");
  assert.match(calls.at(-1)!.path, /after=1/);
  assert.equal(room.posts.length, 1);
});

test("a refusal of the platform is reported and not tried again", async () => {
  sayings = [group("a")];
  room.failing = () => { throw new Unpostable("FAILED", "USER_LEFT"); };
  const one = adapter();
  await one.follow("requests");
  await one.hand({ message: { id: "m" } } as any);
  assert.deepEqual(receipts().map((r) => r.body), [{ status: "FAILED", reason: "USER_LEFT" }]);
});

test("503 is asked again when Retry-After says, 401 with a new token, 410 with what is left", async () => {
  breakages.push(() => ({ status: 503, headers: { "Retry-After": "7" } }));
  breakages.push(() => ({ status: 401 }));
  breakages.push(() => ({ status: 410 }));
  await adapter().follow("notices");
  assert.deepEqual(pauses, [7000]);
  assert.deepEqual(calls.map((c) => c.bearer), ["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"]);
  assert.match(calls.at(-1)!.path, /snapshot=true/);
});

test("Retry-After may be a date", () => {
  const now = Date.parse("2026-04-04T02:00:00Z");
  assert.equal(retryAfter("Sat, 04 Apr 2026 02:00:05 GMT", now), 5000);
  assert.equal(retryAfter("soon", now), undefined);
});

test("no minute has more posts than may be, group by group and in order", async () => {
  let now = 0;
  const pace = new Pace(2, () => now, async (ms) => void (now += ms));
  const at: [string, number][] = [];
  const turn = async (g: string) => { await pace.turn(g); at.push([g, now]); };
  await Promise.all([turn("g"), turn("g"), turn("g"), turn("h")]);
  assert.deepEqual(at.filter(([g]) => g === "g").map(([, t]) => t), [0, 0, 60_000]);
  assert.equal(at.find(([g]) => g === "h")![1], 0);
});
