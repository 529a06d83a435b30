import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { zoneId } from '../address';
import { api, sentence, type Schemas } from '../api';
import { Page } from '../page';
import { moment } from '../time';

type Control = Schemas['ControlView'];

@customElement('ends-page')
export class EndsPage extends Page {
  @state() private control: Control | null = null;
  @state() private problem = '';
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const asked = new URLSearchParams(location.search).get('zone');
    if (asked) void this.load(asked);
  }

  override render(): TemplateResult {
    const asked = new URLSearchParams(location.search).get('zone') ?? '';
    return html`
      <h1>${this.t.ends}</h1>
      <p class="quiet">${this.t.endsLead}</p>
      <form class="sheet" @submit=${this.ask}>
        <label for="zone">${this.t.zone}</label>
        <input id="zone" name="zone" required maxlength="500" .defaultValue=${asked} />
        <button ?disabled=${this.busy}>${this.busy ? this.t.loading : this.t.show}</button>
      </form>
      <div role="status">
        ${this.problem ? html`<p class="sheet problem">${this.problem}</p>` : nothing}
        ${this.control ? this.answer(this.control) : nothing}
      </div>
    `;
  }

  private answer(control: Control): TemplateResult {
    const promises = control.promises ?? [];
    return html`
      <section class="sheet">
        <p class="text">${control.text?.[this.language]}</p>
        <h2>${this.t.promises}</h2>
        ${promises.length === 0 ? html`<p class="quiet">${this.t.none}</p>` : this.table(promises)}
      </section>
    `;
  }

  private table(promises: Schemas['LiftPromise'][]): TemplateResult {
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t.promises}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.t.announced}</th>
              <th scope="col">${this.t.promised}</th>
              <th scope="col">${this.t.until}</th>
              <th scope="col">${this.t.reason}</th>
            </tr>
          </thead>
          <tbody>
            ${promises.map(
              (p) => html`<tr>
                <td>${moment(p.announcedAt, this.language)}</td>
                <td>${moment(p.expectedLiftAt, this.language) || this.t.unknown}</td>
                <td>${moment(p.until, this.language) || this.t.stillIs}</td>
                <td>${p.reason?.[this.language] ?? ''}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  private ask(event: SubmitEvent): void {
    event.preventDefault();
    const pasted = String(new FormData(event.target as HTMLFormElement).get('zone'));
    void this.load(pasted);
  }

  private async load(pasted: string): Promise<void> {
    this.control = null;
    const id = zoneId(pasted);
    this.problem = id ? '' : this.t.noZone;
    if (!id) return;
    history.replaceState(null, '', `/ends?zone=${id}`);
    this.busy = true;
    try {
      const { data, error } = await api.GET('/v1/zones/{zoneId}/control', {
        params: { path: { zoneId: id } },
      });
      if (data) this.control = data;
      else this.problem = sentence(error);
    } catch {
      this.problem = this.t.unreachable;
    } finally {
      this.busy = false;
    }
  }
}
