const ADJECTIVES = [
  'amber',
  'brisk',
  'calm',
  'clear',
  'crisp',
  'dusty',
  'fresh',
  'gentle',
  'golden',
  'happy',
  'keen',
  'light',
  'merry',
  'mild',
  'neat',
  'quick',
  'quiet',
  'rapid',
  'silver',
  'sunny',
  'swift',
  'tidy',
  'warm',
  'wise',
];
const NOUNS = [
  'bazaar',
  'bridge',
  'caravan',
  'cedar',
  'cloud',
  'coast',
  'desert',
  'falcon',
  'fig',
  'garden',
  'harbour',
  'jasmine',
  'lantern',
  'meadow',
  'mountain',
  'orchard',
  'pearl',
  'plain',
  'pomegranate',
  'river',
  'saffron',
  'spring',
  'tulip',
  'valley',
];

/**
 * A model's name in Rasa's pattern, `20261124-183000-amber-tulip`.
 * @param time epoch milliseconds; printed in local time as Rasa does
 * @param random in [0, 1)
 */
export function modelName(time: number, random: () => number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  const clock = `${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? words[0];
  return `${day}-${clock}-${pick(ADJECTIVES)}-${pick(NOUNS)}`;
}
