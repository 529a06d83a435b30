import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { choose } from './language';
import { Page } from './page';
import './pages/ends';
import './pages/genuine';

/** The frame of all pages: where one is, where else one can go, and the language. */
@customElement('qunli-console')
export class QunliConsole extends Page {
  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.lang = this.language;
    document.title = `${this.heading()} · ${this.t.name}`;
  }

  override render(): TemplateResult {
    return html`
      <header>
        <div>
          <a class="name" href="/">${this.t.name}</a>
          <nav aria-label=${this.t.name}>
            ${this.link('/genuine', this.t.genuine)} ${this.link('/ends', this.t.ends)}
          </nav>
          <button class="plain" lang=${this.language === 'zh' ? 'en' : 'zh'} @click=${this.turn}>
            ${this.t.other}
          </button>
        </div>
      </header>
      <main>${this.page()}</main>
    `;
  }

  private page(): TemplateResult {
    switch (location.pathname) {
      case '/':
      case '/genuine':
        return html`<genuine-page></genuine-page>`;
      case '/ends':
        return html`<ends-page></ends-page>`;
      default:
        return html`<h1>${this.t.notFound}</h1><p>${this.t.notFoundLead}</p>`;
    }
  }

  private heading(): string {
    switch (location.pathname) {
      case '/':
      case '/genuine':
        return this.t.genuine;
      case '/ends':
        return this.t.ends;
      default:
        return this.t.notFound;
    }
  }

  private link(path: string, text: string): TemplateResult {
    const here = location.pathname === path || (path === '/genuine' && location.pathname === '/');
    return here
      ? html`<a href=${path} aria-current="page">${text}</a>`
      : html`<a href=${path}>${text}</a>`;
  }

  private turn(): void {
    choose(this.language === 'zh' ? 'en' : 'zh');
    location.reload();
  }
}
