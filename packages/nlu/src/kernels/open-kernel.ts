const compiled = new Map<string, WebAssembly.Module>();

/**
 * The functions of a kernel (`code` of a file of `generated`) over a memory of `layOut`. `Functions` are those that its
 * source exports; addresses are a `byteOffset`.
 */
export function openKernel<Functions extends object>(code: string, memory: WebAssembly.Memory): Functions {
  let module = compiled.get(code);
  if (module === undefined) {
    module = new WebAssembly.Module(Uint8Array.from(atob(code), (character) => character.charCodeAt(0)));
    compiled.set(code, module);
  }
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Functions;
}

/** Tells a kernel where arrays of its memory are, and numbers, by the names of the variables that it exports. */
export function setKernel(
  kernel: object,
  values: { readonly [name: string]: { readonly byteOffset: number } | number },
): void {
  const variables = kernel as { readonly [name: string]: WebAssembly.Global };
  for (const [name, value] of Object.entries(values))
    variables[name]!.value = typeof value === 'number' ? value : value.byteOffset;
}
