import { knownStemLength } from '../tokens/suffixes.ts';

/** Things that come in colours and sizes, by match key. */
const GARMENTS = new Set(
  (
    'کفش کتونی کتانی بوت نیمبوت صندل دمپایی ونس اسنیکر کالج چکمه شلوار مانتو پیراهن پیرهن تیشرت تیشرتت هودی جین شومیز بلوز دامن کاپشن پالتو کت لباس ' +
    'سوییشرت سویشرت ژاکت پلیور بافت ساپورت لگ شلوارک سوتین شورت جوراب کلاه شال روسری مقنعه چادر کراپ تاپ ست سارافون پیژامه بارونی بارانی جلیقه کاور پوتین ' +
    'ساتن کرپ تور مخمل حریر پارچه نخ نوار کش روبان دکمه زیپ کیف کوله کمربند شلوارجین تونیک عبا رومیزی پرده روتختی ملحفه پتو فرش موکت رژ لاک سایه ' +
    'kafsh shalvar manto lebas katuni pirhan tishert'
  ).split(' '),
);

/** Whether a match key is a garment, shoe or cloth, with or without endings («کتونیام»). */
export function isGarment(key: string | undefined): boolean {
  if (key === undefined) return false;
  return GARMENTS.has(key) || knownStemLength(key, (stem) => stem.length > 2 && GARMENTS.has(stem)) > 0;
}

const SIZED = new Set(
  'کفش کتونی کتانی بوت نیمبوت صندل دمپایی ونس اسنیکر کالج چکمه پوتین شلوار مانتو پیراهن پیرهن تیشرت هودی جین شومیز بلوز دامن کاپشن پالتو کت لباس شلوارک شلوارجین سارافون تونیک سوتین پاشنه'.split(
    ' ',
  ),
);

/** Whether a match key is a garment or shoe with numbered sizes. */
export function hasNumberedSize(key: string | undefined): boolean {
  if (key === undefined) return false;
  return SIZED.has(key) || knownStemLength(key, (stem) => stem.length > 2 && SIZED.has(stem)) > 0;
}
