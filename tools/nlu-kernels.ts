// Compiles the kernels of packages/nlu/kernels (AssemblyScript) to WebAssembly and writes them, as base64 in TypeScript,
// to packages/nlu/src/kernels/generated:
//
//   node tools/nlu-kernels.ts
//
// tools/nlu-kernels.test.ts fails when what stands there is not what this would write.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const sources = fileURLToPath(new URL('../packages/nlu/kernels/', import.meta.url));
export const target = fileURLToPath(new URL('../packages/nlu/src/kernels/generated/', import.meta.url));

/** Sources that become a module; the others are parts of these. */
export const kernelNames = ['compare', 'net', 'one-versus-rest', 'sequence', 'tagger'];

const options = [
  // The memory is the caller's, with nothing of the kernel in it.
  ...['--runtime', 'stub', '--importMemory', '--noExportMemory', '--initialMemory', '0'],
  // No relaxed SIMD: the same numbers on every machine.
  ...['--enable', 'simd', '-O3', '--noAssert', '--converge'],
];

/** The text of a kernel's generated file. */
export async function compileKernel(name: string): Promise<string> {
  let bytes: Uint8Array | undefined;
  const { error, stderr } = await asc.main([`${name}.ts`, '--outFile', `${name}.wasm`, ...options], {
    readFile: (file) => readFile(`${sources}${file}`, 'utf8').catch(() => null),
    writeFile(file, contents) {
      if (file.endsWith('.wasm') && typeof contents !== 'string') bytes = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || bytes === undefined) throw new Error(`${name}: ${error?.message}\n${stderr.toString()}`);
  const code = Buffer.from(bytes).toString('base64');
  return `// ${bytes.length} bytes, made of packages/nlu/kernels/${name}.ts by tools/nlu-kernels.ts\nexport const code =\n  '${code}';\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(target, { recursive: true });
  for (const name of kernelNames) {
    const text = await compileKernel(name);
    await writeFile(`${target}${name}.ts`, text);
    process.stdout.write(`${text.slice(3, text.indexOf('\n'))}\n`);
  }
}
