import createClient from "openapi-fetch";
import type { components, paths } from "./contract.js";
import { patient, type Patience, type TokenSource } from "./patient.js";

type Schemas = components["schemas"];
export type NewMessage = Schemas["NewMessage"];
export type MessageAnswer = Schemas["MessageAnswer"];
export type Saying = Schemas["Saying"];
export type Receipt = Schemas["Receipt"];
export type FeedPage = Schemas["FeedPage"];
export type Feed = "requests" | "supervision" | "notices";

/** What Qunli refused, with its problem document. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: unknown,
  ) {
    super(`Qunli answered ${status}: ${(problem as { type?: string })?.type ?? "no problem document"}`);
  }
}

/** The four calls that an adapter needs, by the client generated from the contract. */
export class Qunli {
  private readonly client;

  constructor(url: string, token: TokenSource, how?: Patience) {
    this.client = createClient<paths>({ baseUrl: url, fetch: patient(token, how) });
  }

  async hand(message: NewMessage): Promise<MessageAnswer> {
    return got(await this.client.POST("/v1/messages", { body: message })) as MessageAnswer;
  }

  /** A page of sayings; a cursor that is too old begins with what is left. */
  async read(feed: Feed, after: string | undefined, wait: string, signal?: AbortSignal): Promise<FeedPage> {
    const ask = (snapshot?: boolean) =>
      this.client.GET("/v1/events/{feed}", {
        params: { path: { feed }, query: { types: "saying.ready", wait, after, snapshot } },
        signal,
      });
    let answer = await ask();
    if (answer.response.status === 410) answer = await ask(true);
    return got(answer) as FeedPage;
  }

  async saying(feed: Feed, id: string): Promise<Saying> {
    return got(await this.client.GET("/v1/sayings/{feed}/{id}", { params: { path: { feed, id } } })) as Saying;
  }

  async report(feed: Feed, id: string, receipt: Receipt): Promise<void> {
    got(await this.client.POST("/v1/sayings/{feed}/{id}/receipts", { params: { path: { feed, id } }, body: receipt }));
  }
}

function got<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (!answer.response.ok) throw new Refusal(answer.response.status, answer.error);
  return answer.data as T;
}
