interface ArrayKinds {
  readonly i32: Int32Array;
  readonly u32: Uint32Array;
  readonly i8: Int8Array;
  readonly i16: Int16Array;
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}

const kinds = {
  i32: Int32Array,
  u32: Uint32Array,
  i8: Int8Array,
  i16: Int16Array,
  u8: Uint8Array,
  u16: Uint16Array,
  f32: Float32Array,
  f64: Float64Array,
};

/** Arrays by name: of what, and how long. */
export type Layout = { readonly [name: string]: readonly [kind: keyof ArrayKinds, length: number] };
export type LaidOut<Shape extends Layout> = { readonly [Name in keyof Shape]: ArrayKinds[Shape[Name][0]] };

const pageSize = 65_536;
/** A cache line: rows of it are not cut in two. */
const alignment = 64;

/**
 * Arrays of zeros in one memory of WebAssembly, which a kernel takes by their `byteOffset`. The memory never grows, or the
 * arrays would come away from it. Throws a `RangeError` above 4 GB.
 */
export function layOut<const Shape extends Layout>(
  shape: Shape,
): { readonly memory: WebAssembly.Memory; readonly arrays: LaidOut<Shape> } {
  const aligned = (bytes: number): number => Math.ceil(bytes / alignment) * alignment;
  const entries = Object.entries(shape);
  const bytes = entries.reduce((sum, [, [kind, length]]) => sum + aligned(length * kinds[kind].BYTES_PER_ELEMENT), 0);
  const pages = Math.max(1, Math.ceil(bytes / pageSize));
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  let at = 0;
  const arrays = Object.fromEntries(
    entries.map(([name, [kind, length]]) => {
      const array = new kinds[kind](memory.buffer, at, length);
      at += aligned(array.byteLength);
      return [name, array];
    }),
  ) as unknown as LaidOut<Shape>;
  return { memory, arrays };
}
