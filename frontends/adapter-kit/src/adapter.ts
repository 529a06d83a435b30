import type { Journal } from "./journal.js";
import type { Pace } from "./pace.js";
import { pause, type Pause } from "./patient.js";
import { Refusal, type Feed, type MessageAnswer, type NewMessage, type Qunli, type Receipt, type Saying } from "./qunli.js";

/** A saying that has all that is needed to post it. */
export type Words = Saying & Required<Pick<Saying, "sayingId" | "expiresAt" | "text">>;

/** The platform refused for good: it is reported and not tried again. */
export class Unpostable extends Error {
  constructor(
    readonly status: "FAILED" | "UNSUPPORTED",
    reason: string,
  ) {
    super(reason);
  }
}

/** The platform's side: all that an adapter has to write. Any error but Unpostable means: perhaps posted, look it up. */
export interface Chat {
  post(words: Words): Promise<Receipt>;
  /** The id of the message that a saying has become already, if it has. */
  find(words: Words): Promise<string | undefined>;
}

/** Hands over, says each saying once whichever way it came, and reports how that went. */
export class Adapter {
  private readonly busy = new Map<string, Promise<void>>();

  constructor(
    private readonly qunli: Qunli,
    private readonly chat: Chat,
    private readonly journal: Journal,
    private readonly pace: Pace,
    private readonly clock: () => number = Date.now,
    private readonly wait: Pause = pause,
  ) {}

  async hand(message: NewMessage): Promise<MessageAnswer> {
    const answer = await this.qunli.hand(message);
    // What fails here comes again by the feed.
    await Promise.allSettled((answer.say ?? []).map((saying) => this.say("requests", saying)));
    return answer;
  }

  /** One page; the cursor moves when all of it is reported. */
  async follow(feed: Feed, wait = "PT20S", signal?: AbortSignal): Promise<number> {
    const page = await this.qunli.read(feed, this.journal.cursor(feed), wait, signal);
    const events = page.events ?? [];
    for (const event of events) {
      await this.told(feed, (event as unknown as { data: Saying & { quote?: string } }).data);
    }
    if (page.next) this.journal.advance(feed, page.next);
    return events.length;
  }

  /** Follows until told to stop; trouble is told and tried again. */
  async run(feed: Feed, signal: AbortSignal, trouble: (feed: Feed, error: unknown) => void): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      try {
        await this.follow(feed, "PT20S", signal);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        trouble(feed, error);
        await this.wait(Math.min(30_000, 500 * 2 ** failures++));
      }
    }
  }

  private async told(feed: Feed, saying: Saying & { quote?: string }): Promise<void> {
    try {
      // A private word isn't in the feed. One that is settled already is neither read nor said.
      if (this.journal.progress(saying.sayingId!)?.state === "REPORTED") return;
      const words = saying.text
        ? { ...saying, quotedMessageId: saying.quotedMessageId ?? saying.quote }
        : await this.qunli.saying(feed, saying.sayingId!);
      await this.say(feed, words);
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) return;
      throw error;
    }
  }

  private say(feed: Feed, saying: Saying): Promise<void> {
    const words = saying as Words;
    const before = this.busy.get(words.sayingId) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.sayOnce(feed, words));
    this.busy.set(words.sayingId, mine);
    return mine.finally(() => {
      if (this.busy.get(words.sayingId) === mine) this.busy.delete(words.sayingId);
    });
  }

  private async sayOnce(feed: Feed, words: Words): Promise<void> {
    const { sayingId, expiresAt } = words;
    const known = this.journal.progress(sayingId);
    if (known?.state === "REPORTED") return;
    let receipt = known?.state === "POSTED" ? known.receipt : undefined;
    if (!receipt) {
      receipt = await this.delivered(words, known !== undefined);
      if (!receipt) return;
      this.journal.note(sayingId, expiresAt, { state: "POSTED", receipt });
    }
    try {
      await this.qunli.report(feed, sayingId, receipt);
    } catch (error) {
      // 404, 409: it isn't waited for any more; there is nothing left to do about it.
      if (!(error instanceof Refusal && [404, 409].includes(error.status))) throw error;
    }
    this.journal.note(sayingId, expiresAt, { state: "REPORTED", receipt });
  }

  /** The receipt of a saying that is posted now, or was before a crash; none of one that is too late. */
  private async delivered(words: Words, begun: boolean): Promise<Receipt | undefined> {
    if (begun) {
      const messageId = await this.chat.find(words);
      if (messageId) return { status: "SENT", messageId };
    }
    const late = () => Date.parse(words.expiresAt) <= this.clock();
    if (late()) return undefined;
    await this.pace.turn(`${words.privacy}/${words.groupId ?? words.personId}`);
    if (late()) return undefined;
    this.journal.note(words.sayingId, words.expiresAt, { state: "POSTING" });
    try {
      return await this.chat.post(words);
    } catch (error) {
      if (error instanceof Unpostable) return { status: error.status, reason: error.message };
      throw error;
    }
  }
}
