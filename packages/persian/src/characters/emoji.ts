const PICTOGRAPHIC = /\p{Extended_Pictographic}/u;
const KEYCAP = 0x20e3;
const JOINER = 0x200d;

/**
 * End of the emoji cluster that starts at `start` (UTF-16 offset), or `start` when none does. A cluster takes in variation
 * selectors, skin tones, joined emoji, the two halves of a flag and keycaps («2️⃣»).
 */
export function emojiEnd(text: string, start: number): number {
  const first = text.codePointAt(start) ?? 0;
  if (isKeycapBase(first)) return keycapEnd(text, start);
  if (isRegional(first)) {
    const next = text.codePointAt(start + 2) ?? 0;
    return isRegional(next) ? start + 4 : start + 2;
  }
  if (first < 0x200d || !isPictograph(first)) return start;
  let end = modifiersEnd(text, start + unitLength(first));
  while (text.charCodeAt(end) === JOINER) {
    const joined = text.codePointAt(end + 1) ?? 0;
    if (!isPictograph(joined)) break;
    end = modifiersEnd(text, end + 1 + unitLength(joined));
  }
  return end;
}

function modifiersEnd(text: string, from: number): number {
  let end = from;
  for (;;) {
    const code = text.codePointAt(end) ?? 0;
    if (code === 0xfe0f || code === 0xfe0e) end += 1;
    else if ((code >= 0x1f3fb && code <= 0x1f3ff) || (code >= 0xe0020 && code <= 0xe007f)) end += 2;
    else return end;
  }
}

function keycapEnd(text: string, start: number): number {
  const next = text.charCodeAt(start + 1) === 0xfe0f ? start + 2 : start + 1;
  return text.charCodeAt(next) === KEYCAP ? next + 1 : start;
}

function isKeycapBase(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x23 || code === 0x2a;
}

function isRegional(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

function isPictograph(code: number): boolean {
  if (code >= 0x1f300 && code <= 0x1faff) return true;
  return code >= 0x203c && PICTOGRAPHIC.test(String.fromCodePoint(code));
}

function unitLength(code: number): number {
  return code > 0xffff ? 2 : 1;
}
