/** A zone's id as it stands in an address or was pasted; null where it can't be one. */
export function zoneId(pasted: string): string | null {
  const found = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(pasted);
  return found ? found[0].toLowerCase() : null;
}

/** Whether what was pasted is a notice's code rather than its text. */
export function looksLikeCode(pasted: string): boolean {
  return /^[0-9a-z]{4}[- ]?[0-9a-z]{4}$/i.test(pasted.trim()) && /\d/.test(pasted);
}
