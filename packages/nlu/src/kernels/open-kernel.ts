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
