import { expect, test } from 'vitest';
import { looksLikeCode, zoneId } from '../src/address';
import { preferred } from '../src/language';
import { moment } from '../src/time';

const ID = '0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f';

test('a zone is found in its id, in a link and in upper case', () => {
  expect(zoneId(ID)).toBe(ID);
  expect(zoneId(`https://nanan.example/ends?zone=${ID}#x`)).toBe(ID);
  expect(zoneId(` ${ID.toUpperCase()} `)).toBe(ID);
});

test('what holds no id is no zone', () => {
  expect(zoneId('溪美街道三号楼')).toBeNull();
  expect(zoneId(ID.slice(0, -1))).toBeNull();
});

test('a code is told from a text', () => {
  expect(looksLikeCode('7KQ2-M9XD')).toBe(true);
  expect(looksLikeCode(' 7kq2m9xd ')).toBe(true);
  expect(looksLikeCode('采样结果')).toBe(false);
  expect(looksLikeCode('SAMPLING')).toBe(false);
  expect(looksLikeCode('7KQ2-M9XD 采样结果')).toBe(false);
});

test('the first wanted language that there is wins, Chinese where none is', () => {
  expect(preferred(['fr-FR', 'en-GB', 'zh-CN'])).toBe('en');
  expect(preferred(['zh-Hant-TW', 'en'])).toBe('zh');
  expect(preferred(['ja'])).toBe('zh');
});

test('a time is the district’s, whatever the machine’s', () => {
  expect(moment('2026-04-03T16:00:00Z', 'en')).toContain('4 Apr 2026');
  expect(moment('2026-04-03T16:00:00Z', 'zh')).toContain('2026年4月4日');
  expect(moment(null, 'en')).toBe('');
});
