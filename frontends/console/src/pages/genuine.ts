import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { looksLikeCode } from '../address';
import { api, sentence, type Schemas } from '../api';
import { Page } from '../page';
import { moment } from '../time';

type Verification = Schemas['NoticeVerification'];

const TONES: Record<string, string> = { GENUINE: 'good', ALTERED: 'bad', UNKNOWN: 'warn' };

@customElement('genuine-page')
export class GenuinePage extends Page {
  @state() private found: Verification | null = null;
  @state() private problem = '';
  @state() private busy = false;

  override render(): TemplateResult {
    return html`
      <h1>${this.t.genuine}</h1>
      <p class="quiet">${this.t.genuineLead}</p>
      <form class="sheet" @submit=${this.check}>
        <label for="pasted">${this.t.pasted}</label>
        <textarea id="pasted" name="pasted" required maxlength="20000"></textarea>
        <button ?disabled=${this.busy}>${this.busy ? this.t.checking : this.t.check}</button>
      </form>
      <div role="status">
        ${this.problem ? html`<p class="sheet problem">${this.problem}</p>` : nothing}
        ${this.found ? this.verdict(this.found) : nothing}
      </div>
    `;
  }

  private verdict(found: Verification): TemplateResult {
    const result = found.result ?? 'UNKNOWN';
    return html`
      <section class="sheet">
        <p class="verdict ${TONES[result]}">${found.mistyped ? this.t.mistyped : this.t[result]}</p>
        ${found.standing ? html`<p>${this.t[found.standing]}</p>` : nothing}
        ${this.differences(found)}
        ${found.notice ? this.notice(found.notice) : nothing}
      </section>
    `;
  }

  private differences(found: Verification): TemplateResult | typeof nothing {
    const differences = found.differences ?? [];
    if (differences.length === 0) return nothing;
    return html`
      <h2>${this.t.differences}</h2>
      <ul>
        ${differences.map(
          (d) => html`<li>
            ${d.copy ? html`<del>${d.copy}</del> ` : nothing}
            ${d.original ? html`<ins>${d.original}</ins>` : nothing}
          </li>`,
        )}
      </ul>
    `;
  }

  private notice(notice: Schemas['Notice']): TemplateResult {
    const wanted = this.language.toUpperCase();
    const text = notice.texts?.find((x) => x.language === wanted) ?? notice.texts?.[0];
    return html`
      <h2>${this.t.said}</h2>
      <p><strong>${text?.headline}</strong></p>
      <p class="text">${text?.body}</p>
      <p class="quiet">
        ${notice.source?.authority} ${notice.source?.documentNumber ?? ''} ·
        ${this.t.published} ${moment(notice.publishedAt, this.language)} · ${notice.code}
      </p>
    `;
  }

  private async check(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const pasted = String(new FormData(event.target as HTMLFormElement).get('pasted')).trim();
    this.busy = true;
    this.problem = '';
    this.found = null;
    try {
      const { data, error } = await api.POST('/v1/notices/verification', {
        body: looksLikeCode(pasted) ? { code: pasted } : { text: pasted },
      });
      if (data) this.found = data;
      else this.problem = sentence(error);
    } catch {
      this.problem = this.t.unreachable;
    } finally {
      this.busy = false;
    }
  }
}
