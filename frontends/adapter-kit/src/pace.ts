import { pause, type Pause } from "./patient.js";

/** So many posts in any minute to one group or person; the next waits its turn, in the order of asking. */
export class Pace {
  private readonly posts = new Map<string, number[]>();
  private readonly turns = new Map<string, Promise<void>>();

  constructor(
    private readonly perMinute: number,
    private readonly clock: () => number = Date.now,
    private readonly wait: Pause = pause,
  ) {}

  turn(target: string): Promise<void> {
    const mine = (this.turns.get(target) ?? Promise.resolve()).then(() => this.take(target));
    this.turns.set(target, mine);
    return mine;
  }

  private async take(target: string): Promise<void> {
    for (;;) {
      const now = this.clock();
      const recent = (this.posts.get(target) ?? []).filter((at) => at > now - 60_000);
      if (recent.length < this.perMinute) {
        this.posts.set(target, [...recent, now]);
        return;
      }
      await this.wait(recent[0]! + 60_000 - now);
    }
  }
}
