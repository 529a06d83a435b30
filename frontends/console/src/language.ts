/** The language of the pages: what was chosen, else what the browser prefers. */
export type Language = 'zh' | 'en';

const KEY = 'qunli.language';

export function language(): Language {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return preferred(navigator.languages);
}

/** The first of the wanted languages that there is; Chinese where none is. */
export function preferred(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh' || primary === 'en') return primary;
  }
  return 'zh';
}

export function choose(chosen: Language): void {
  localStorage.setItem(KEY, chosen);
}
