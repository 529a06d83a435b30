import type { Language } from './language';

const ZONE = 'Asia/Shanghai';

/** A time as the people of the district read it. */
export function moment(instant: string | null | undefined, language: Language): string {
  if (!instant) return '';
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant));
}
