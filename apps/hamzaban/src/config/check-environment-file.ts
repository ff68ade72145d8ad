/**
 * What is wrong with the text of a `.env` file, line by line: what Node would leave out without a word. Values in quotes may go on
 * over lines. Values are not repeated, since they may be secrets.
 */
export function checkEnvironmentFile(text: string): readonly string[] {
  if (text.includes('\u0000') || text.includes('\ufffd')) return ['it is no text in UTF-8'];
  const problems: string[] = [];
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = (lines[index] ?? '').trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, name, value = ''] = /^(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) {
      problems.push(`line ${index + 1}: no NAME=value`);
      continue;
    }
    const quote = /^["'`]/.exec(value)?.[0];
    if (quote === undefined || value.indexOf(quote, 1) > 0) continue;
    const end = lines.findIndex((later, at) => at > index && later.includes(quote));
    if (end < 0) problems.push(`line ${index + 1}: the ${quote} of ${name} is not closed`);
    else index = end;
  }
  return problems;
}
