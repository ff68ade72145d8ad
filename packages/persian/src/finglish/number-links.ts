/** Number words in Latin letters that take «و» as a final o («sado shasto panj»). */
const linked: ReadonlyMap<string, string> = new Map([
  ['sad', 'صد'],
  ['bist', 'بیست'],
  ['si', 'سی'],
  ['chehel', 'چهل'],
  ['chel', 'چهل'],
  ['panjah', 'پنجاه'],
  ['panja', 'پنجاه'],
  ['shast', 'شصت'],
  ['haftad', 'هفتاد'],
  ['hashtad', 'هشتاد'],
  ['navad', 'نود'],
  ['devist', 'دویست'],
  ['divist', 'دویست'],
  ['sisad', 'سیصد'],
  ['chaharsad', 'چهارصد'],
  ['charsad', 'چهارصد'],
  ['punsad', 'پونصد'],
  ['poonsad', 'پونصد'],
  ['pansad', 'پانصد'],
  ['sheshsad', 'ششصد'],
  ['shishsad', 'شیشصد'],
  ['haftsad', 'هفتصد'],
  ['hashtsad', 'هشتصد'],
  ['nohsad', 'نهصد'],
  ['hezar', 'هزار'],
  ['milion', 'میلیون'],
  ['milyun', 'میلیون'],
  ['milyon', 'میلیون'],
]);

/** «صد و» for `sado`; undefined for what is no number with a final o. */
export function linkedNumber(latin: string): string | undefined {
  const number = latin.endsWith('o') ? linked.get(latin.slice(0, -1)) : undefined;
  return number === undefined ? undefined : `${number} و`;
}

/** The number word itself. */
export function numberWord(latin: string): string | undefined {
  return linked.get(latin);
}
