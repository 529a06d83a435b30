import { LitElement } from 'lit';
import { language } from './language';
import { texts } from './texts';

/** A page, in the document itself: one style sheet, and labels that reach their fields. */
export abstract class Page extends LitElement {
  protected readonly language = language();
  protected readonly t = texts(this.language);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
