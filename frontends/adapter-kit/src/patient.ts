/** Pauses; tests give one that doesn't wait. */
export type Pause = (millis: number) => Promise<void>;
export const pause: Pause = (millis) => new Promise((done) => setTimeout(done, millis));

export interface TokenSource {
  /** A token that is valid now; `refused` is the one that the service did not take. */
  get(refused?: string): Promise<string>;
}

/** Fetches a token when there is none, when it is about to end, or when it was refused. */
export class RenewedToken implements TokenSource {
  private held?: { token: string; until: number };
  private fetching?: Promise<string>;

  constructor(
    private readonly fetchOne: () => Promise<{ token: string; seconds: number }>,
    private readonly clock: () => number = Date.now,
  ) {}

  async get(refused?: string): Promise<string> {
    const held = this.held;
    if (held && held.token !== refused && this.clock() < held.until) return held.token;
    this.fetching ??= this.renew().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async renew(): Promise<string> {
    const { token, seconds } = await this.fetchOne();
    // A tenth early, so that it doesn't end on its way.
    this.held = { token, until: this.clock() + seconds * 900 };
    return token;
  }
}

/** How long Retry-After asks to wait, in milliseconds; a date or seconds. */
export function retryAfter(value: string | null, now: number): number | undefined {
  if (!value) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

export interface Patience {
  attempts?: number;
  pause?: Pause;
  fetch?: typeof fetch;
}

/**
 * A fetch that sends the same call again when nobody answered or the answer was 429, 502, 503 or 504, as Retry-After says,
 * and once with a new token after a 401. All calls of an adapter may be sent twice: a message is known by its id, a receipt
 * by its saying.
 */
export function patient(token: TokenSource, how: Patience = {}): (request: Request) => Promise<Response> {
  const { attempts = 6, pause: wait = pause, fetch: send = fetch } = how;
  return async (request) => {
    let bearer = await token.get();
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      const call = request.clone();
      call.headers.set("Authorization", `Bearer ${bearer}`);
      let answer: Response | undefined;
      try {
        answer = await send(call);
      } catch (broken) {
        if (request.signal.aborted || attempt >= attempts) throw broken;
      }
      if (answer?.status === 401 && !renewed) {
        renewed = true;
        bearer = await token.get(bearer);
        continue;
      }
      const again = !answer || [429, 502, 503, 504].includes(answer.status);
      if (!again || attempt >= attempts) return answer!;
      await answer?.body?.cancel();
      const asked = retryAfter(answer?.headers.get("Retry-After") ?? null, Date.now());
      await wait(asked ?? Math.min(30_000, 500 * 2 ** attempt));
    }
  };
}
