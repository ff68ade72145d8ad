import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import type { TrainingExample } from '@hamzaban/nlu';
import { z } from 'zod';
import { CommandFailed } from '../../cli/run-program.ts';

const caseSchema = z.object({ text: z.string().min(1), intent: z.string().min(1) });

/** An example to test on, from a file of JSON lines; fields that are not needed may be there. */
export interface TestCase extends TrainingExample {
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
}

/** Reads `{"text", "intent"}` lines; empty lines are skipped. Throws `CommandFailed` that names the line. */
export async function readCases(file: string): Promise<readonly TestCase[]> {
  if (!existsSync(file)) throw new CommandFailed(`The file '${file}' of --cases does not exist.`);
  const cases: TestCase[] = [];
  let line = 0;
  for await (const content of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (content.trim() === '') continue;
    const parsed = caseSchema.safeParse(readJson(line === 1 ? content.replace(/^\ufeff/, '') : content));
    if (!parsed.success) {
      throw new CommandFailed(`${file}:${line}: a line must be JSON with "text" and "intent", both texts.`);
    }
    cases.push({ ...parsed.data, entities: [], at: { file, line, column: 1 } });
  }
  if (cases.length === 0) throw new CommandFailed(`The file '${file}' of --cases holds no case.`);
  return cases;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
