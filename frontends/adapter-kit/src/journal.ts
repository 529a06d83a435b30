import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import type { Feed, Receipt } from "./qunli.js";

/** How far a saying has come. POSTING: perhaps it is in the chat, perhaps not. */
export type Progress = { state: "POSTING" } | { state: "POSTED" | "REPORTED"; receipt: Receipt };
type Line = { feed: Feed; next: string } | ({ saying: string; expiresAt: string } & Progress);

/**
 * What an adapter has done, in a file of JSON lines; each is on the disk before the next step is taken. A line that a crash tore
 * is cut off. One process at a time writes it. What has expired is forgotten at the start: it isn't posted any more anyway.
 */
export class Journal {
  private readonly cursors = new Map<Feed, string>();
  private readonly sayings = new Map<string, Progress & { expiresAt: string }>();
  private readonly file: number;

  constructor(path: string, now: number) {
    if (existsSync(path)) this.read(path);
    for (const [id, of] of this.sayings) {
      if (of.state === "REPORTED" && Date.parse(of.expiresAt) < now) this.sayings.delete(id);
    }
    const fresh = openSync(`${path}.new`, "w", 0o600);
    for (const [feed, next] of this.cursors) writeSync(fresh, `${JSON.stringify({ feed, next })}\n`);
    for (const [saying, of] of this.sayings) writeSync(fresh, `${JSON.stringify({ saying, ...of })}\n`);
    fsyncSync(fresh);
    closeSync(fresh);
    renameSync(`${path}.new`, path);
    this.file = openSync(path, "a", 0o600);
  }

  private read(path: string): void {
    const text = readFileSync(path, "utf8");
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    for (const line of whole.split("\n").filter(Boolean)) this.take(JSON.parse(line) as Line);
  }

  private take(line: Line): void {
    if ("feed" in line) {
      this.cursors.set(line.feed, line.next);
    } else {
      const { saying, ...of } = line;
      this.sayings.set(saying, of);
    }
  }

  private write(line: Line): void {
    writeSync(this.file, `${JSON.stringify(line)}\n`);
    fsyncSync(this.file);
    this.take(line);
  }

  cursor(feed: Feed): string | undefined {
    return this.cursors.get(feed);
  }

  advance(feed: Feed, next: string): void {
    if (this.cursors.get(feed) !== next) this.write({ feed, next });
  }

  progress(saying: string): Progress | undefined {
    return this.sayings.get(saying);
  }

  note(saying: string, expiresAt: string, progress: Progress): void {
    this.write({ saying, expiresAt, ...progress });
  }

  close(): void {
    closeSync(this.file);
  }
}
