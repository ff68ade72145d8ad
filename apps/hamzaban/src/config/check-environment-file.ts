/**
 * What is wrong with the text of a `.env` file, line by line: what Node would leave out without a word. Values in quotes may go on
 * over lines. Values are not repeated, since they may be secrets.
 */
export function checkEnvironmentFile(text: string): readonly string[] {
  if (text.includes('\u0000') || text.includes('\ufffd')) return ['it is no text in UTF-8'];
  const problems: string[] = [];
  const lines = text.split(/\r?\n/);
  // Editors of Windows write it; Node takes it for a part of the first name.
  if (text.startsWith('\ufeff'))
    problems.push('line 1: a byte order mark (BOM) stands before it; save the file without');
  for (let index = 0; index < lines.length; index++) {
    const line = (lines[index] ?? '').trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, name, value = ''] = /^(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) {
      problems.push(`line ${index + 1}: no NAME=value`);
      continue;
    }
    const quote = /^["'`]/.exec(value)?.[0];
    if (quote === undefined) {
      if (/[^\s#]#/.test(value.split(/(?:^|\s)#/, 1)[0] ?? ''))
        problems.push(`line ${index + 1}: what stands behind the # in ${name} is left out; put the value in quotes`);
      continue;
    }
    const isClosedHere = value.indexOf(quote, 1) > 0;
    const end = isClosedHere ? index : lines.findIndex((later, at) => at > index && later.includes(quote));
    if (end < 0) {
      problems.push(`line ${index + 1}: the ${quote} of ${name} is not closed`);
      continue;
    }
    const last = isClosedHere ? value.slice(1) : (lines[end] ?? '');
    if (!/^\s*(?:#.*)?$/.test(last.slice(last.indexOf(quote) + 1)))
      problems.push(`line ${end + 1}: what stands behind the closing ${quote} of ${name} is left out`);
    index = end;
  }
  return problems;
}
