/**
 * One table for the whole Basic Multilingual Plane: what a UTF-16 unit becomes in a match key. `DELETED` drops it,
 * `SPELLED` sends it to the small map of units that become several (ligatures), all else is the folded unit.
 */
export const DELETED = 0xffff;
export const SPELLED = 0xfffe;

/** Letters that Persian writes with one sign: Arabic, Kurdish, Urdu and Pashto forms, and the hamza carriers. */
const LETTER_GROUPS: readonly (readonly [string, string])[] = [
  ['ی', 'يىېۍێےۓئۑؠﯼﯽ'],
  ['ک', 'كڪګڬڭڮ'],
  ['گ', 'ڰڱڲڳڴ'],
  ['ه', 'ةۃۀہۂەھۿ'],
  ['ا', 'أإٱآٲٳ'],
  ['و', 'ؤۆۇۈۉۊۋۄۅ'],
  ['ر', 'ڕڑړڒۯ'],
  ['د', 'ڊڈډۮ'],
  ['ن', 'ڼںڻڹ'],
  ['ع', 'ػڠ'],
  ['ت', 'ټٹ'],
  ['س', 'ښڛۺ'],
  ['پ', 'ݐ'],
  ['ل', 'ڵڶ'],
  ['ض', 'ۻ'],
  ['غ', 'ۼ'],
];

/** ZWNJ, ZWJ, bidi marks and isolates, soft hyphen, word joiner, BOM, variation selectors, object replacement, hamza, tatweel. */
const DROPPED_RANGES: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x0300, 0x036f],
  [0x0610, 0x061c],
  [0x0621, 0x0621],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06dc],
  [0x06df, 0x06e8],
  [0x06ea, 0x06ed],
  [0x08d3, 0x08ff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
];

export interface FoldingTable {
  /** Indexed by UTF-16 unit. */
  readonly units: Uint16Array;
  readonly spelled: ReadonlyMap<number, string>;
}

/** Builds the table; takes about 2 ms, done once when the module loads. */
function buildFoldingTable(): FoldingTable {
  const units = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit += 1) units[unit] = unit;
  foldLatin(units);
  for (const [target, sources] of LETTER_GROUPS) {
    for (const source of sources) units[source.charCodeAt(0)] = target.charCodeAt(0);
  }
  for (let digit = 0; digit < 10; digit += 1) {
    for (const zero of [0x0660, 0x06f0, 0x0966, 0x07c0, 0xff10]) units[zero + digit] = 0x30 + digit;
  }
  for (const [from, to] of DROPPED_RANGES) units.fill(DELETED, from, to + 1);
  for (const space of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000])
    units[space] = 0x20;
  units.fill(0x20, 0x2000, 0x200b);
  return { units, spelled: foldPresentationForms(units) };
}

function foldLatin(units: Uint16Array): void {
  for (let unit = 0x41; unit < 0x2000; unit += 1) {
    if (unit > 0x5a && unit < 0xc0) continue;
    const lower = String.fromCharCode(unit).toLowerCase();
    if (lower.length === 1) units[unit] = lower.charCodeAt(0);
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1)
    units[unit] = String.fromCharCode(unit - 0xfee0)
      .toLowerCase()
      .charCodeAt(0);
}

/** Arabic presentation forms (a PDF's or an old phone's letters) by their compatibility decomposition. */
function foldPresentationForms(units: Uint16Array): ReadonlyMap<number, string> {
  const spelled = new Map<number, string>();
  for (const [from, to] of [
    [0xfb50, 0xfdff],
    [0xfe70, 0xfefc],
  ] as const) {
    for (let unit = from; unit <= to; unit += 1) {
      const plain = String.fromCharCode(unit).normalize('NFKC');
      let folded = '';
      for (let index = 0; index < plain.length; index += 1) {
        const target = units[plain.charCodeAt(index)] ?? DELETED;
        if (target !== DELETED) folded += String.fromCharCode(target);
      }
      folded = folded.trim();
      if (folded.length === 1) units[unit] = folded.charCodeAt(0);
      else if (folded.length === 0) units[unit] = DELETED;
      else {
        units[unit] = SPELLED;
        spelled.set(unit, folded);
      }
    }
  }
  return spelled;
}

export const foldingTable: FoldingTable = buildFoldingTable();
