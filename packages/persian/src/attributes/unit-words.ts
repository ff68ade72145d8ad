import { matchKey } from '../characters/match-key.ts';
import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';

/** A unit that goods are sold by. */
export interface UnitWord {
  readonly name: string;
  /** Things that hold or count other things (بسته, جفت); measures otherwise. */
  readonly isContainer: boolean;
  /** Written for technical figures (گیگ, وات): a number before it is no quantity of goods. */
  readonly isTechnical: boolean;
}

const MEASURES =
  'متر:m,metr|سانتی‌متر:سانت,سانتی,سانتیمتر,سانتی متر,cm,sant|میلی‌متر:میلیمتر,میلی متر,mm|کیلوگرم:کیلو,کیلو گرم,kg,kilo|گرم:gr,g,geram,garm|مثقال|تن|میلی‌لیتر:میل,میلی,میلی لیتر,میلیلیتر,سی سی,سیسی,ml,cc|لیتر:lit,litr|متر مربع:مترمربع|یارد|میلی‌گرم:میلی گرم,میلیگرم,mg|پوند|اونس';
const CONTAINERS =
  'جفت:joft|بسته:baste|جین|دوجین|کارتن:کارتون,karton|جعبه|شاخه|جلد|رول|لنگه|دست|سری|ست|پک:pack|قواره|توپ|ورق|برگ|طاقه|بطری|قوطی|پاکت|کیسه|گونی|قالب|تخته|حلقه|باکس|شیشه|دبه|دسته|ردیف|شانه|نخ|قطعه|تیکه:تکه|لوله|مشت|حبه';
const TECHNICAL =
  'گیگابایت:گیگ,گیگا,gb,گیگابایتی|ترابایت:ترا,tb|مگابایت:مگ,mb|وات:w|ولت:v|آمپر|میلی‌آمپر:میلی آمپر,میلیامپر,mah|اینچ:inch|مگاپیکسل|هرتز:hz|نفر:nafar|پارچه|لایه|رنگ|طبقه|موتوره|شعله|سیلندر|دور|کانال|پورت|هسته|دنده|کاره|درصد';

/** Units by match key, words typed apart with a space. */
export const unitWords: ReadonlyMap<string, UnitWord> = new Map([
  ...rows(MEASURES, { isContainer: false, isTechnical: false }),
  ...rows(CONTAINERS, { isContainer: true, isTechnical: false }),
  ...rows(TECHNICAL, { isContainer: false, isTechnical: true }),
]);

export const unitTable: PhraseTable<UnitWord> = createPhraseTable(unitWords);

function rows(text: string, flags: Omit<UnitWord, 'name'>): readonly (readonly [string, UnitWord])[] {
  return text.split('|').flatMap((row) => {
    const [name = '', spellings = ''] = row.split(':');
    return [name, ...spellings.split(',')]
      .filter((spelling) => spelling !== '')
      .flatMap((spelling) => [matchKey(spelling.replaceAll('\u200c', ' ')), matchKey(spelling)])
      .map((key) => [key, { name, ...flags }] as const);
  });
}
