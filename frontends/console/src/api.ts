import createClient from 'openapi-fetch';
import type { components, paths } from './generated/contract';
import { language } from './language';
import { texts } from './texts';

export type Schemas = components['schemas'];

export const api = createClient<paths>({ baseUrl: '' });

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language());
    return request;
  },
});

/** What to show of an answer that isn't the one hoped for: one sentence for a person. */
export function sentence(problem: unknown): string {
  if (typeof problem === 'object' && problem !== null) {
    const { detail, title, violations } = problem as Partial<Schemas['Problem']>;
    const fields = (violations ?? []).map((v) => v.message).filter(Boolean);
    if (fields.length > 0) return fields.join(' ');
    if (detail) return detail;
    if (title) return title;
  }
  return texts(language()).unreachable;
}
