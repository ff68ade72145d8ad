// A pointer repeats the sender's own field names; longer ones are cut so that no answer grows with the request.
const maxSegmentLength = 100;

/** Writes a path as a JSON pointer (RFC 6901). */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${escapeSegment(String(key).slice(0, maxSegmentLength))}`).join('');
}

function escapeSegment(segment: string): string {
  return segment.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
