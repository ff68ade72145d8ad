import { matchKey } from '../characters/match-key.ts';
import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';

/** A colour; `isWeak` ones are also other words and need «رنگ», a garment or another colour beside them. */
export interface Colour {
  readonly name: string;
  readonly isWeak: boolean;
}

/** Canonical name, then other spellings (spoken, misspelt, Finglish, English). */
const COLOURS = `
مشکی:مشگی,meshki,meshky,black
سیاه:سیا,siah,siyah
سفید:سپید,sefid,white
طوسی:توسی,طوصی,toosi,tusi,tousi,toosy
خاکستری:خاکسری,khakestari,gray,grey
قرمز:غرمز,ghermez,qermez,germez,red
سرخ:sorkh
آبی:abi,aabi,blue
سبز:sabz,green
زرد:zard,yellow
نارنجی:نارنژی,narenji,orange
بنفش:banafsh,purple
صورتی:سورتی,صورطی,soorati,surati,sorati,pink
قهوه‌ای:قهوهیی,ghahvei,ghahveyi,qahvei,brown
کرم:kerem,cream
سرمه‌ای:سورمه‌ای,سرمه ای,سورمه ای,سرمئی,سورمئی,sormei,sormeyi,sormeie,surmei,navy
زرشکی:zereshki
آلبالویی:البالوئی,آلبالوئی,albaluyi,albalooi
جگری:jegari
عنابی:onabi,anabi
یشمی:یشمیی,yashmi
زیتونی:zeytuni,zeytooni
پسته‌ای:pestei
سدری:sedri
مغزپسته‌ای:مغز پسته‌ای
کله‌غازی:کله غازی
کاربنی:karboni
نیلی:nili
لاجوردی:lajevardi
فیروزه‌ای:فیروزهیی,firoozei,firuzei
یاسی:yasi
گلبهی:گل بهی,golbehi
هلویی:هلوئی,holooyi
کالباسی:kalbasi
پوست‌پیازی:پوست پیازی
مرجانی:marjani
سرخابی:sorkhabi
ارغوانی:arghavani
بادمجانی:بادمجونی,بادنجانی,بادنجونی,bademjuni,bademjani
نسکافه‌ای:nescafei,neskafei
شکلاتی:shokolati
شتری:shotori
بژ:beige,bezh
استخوانی:استخونی,ostokhani
نباتی:nabati
طلایی:طلائی,talaei,talayi,talaii,gold
نقره‌ای:نقرهیی,noghrei,silver
رزگلد:رز گلد,رزگولد,رز گولد,rosegold,rose gold
برنزی:boronzi
خردلی:khardali
لیمویی:لیموئی,limooyi,limui
پرتقالی:پرتغالی,porteghali
عسلی:asali
فندقی:fandoghi
بلوطی:baluti
زغالی:ذغالی,zoghali
نوک‌مدادی:نوک مدادی,nokmedadi
آجری:ajori
اخرایی:اخرائی
ماشی:mashi
تمشکی:tameshki
گیلاسی:gilasi
یاقوتی:yaghuti
صدفی:sadafi
خاکی:khaki
ارتشی:arteshi
فسفری:fosfori
یخی:yakhi
شرابی:sharabi
دارچینی:darchini
کاراملی:karameli
موکا:moka
وانیلی:vanili
زمردی:zomorodi
مسی:mesi
شیری:shiri
دودی:dudi,doodi
گلی:goli
نفتی:nafti
گوجه‌ای:gojei
حنایی:hanayi
فیلی:fili
سربی:sorbi
شفاف:
بی‌رنگ:بیرنگ
گردویی:گردوئی
نخودی:nokhodi
سبزآبی:
کاهی:
پیازی:
کاهویی:
لجنی:lajani
`;

const WEAK = new Set([
  'کرم',
  'مسی',
  'شیری',
  'دودی',
  'گلی',
  'نفتی',
  'ارتشی',
  'یخی',
  'شرابی',
  'وانیلی',
  'عسلی',
  'فندقی',
  'شکلاتی',
  'کاراملی',
  'دارچینی',
  'گیلاسی',
  'تمشکی',
  'خاکی',
  'ماشی',
  'فیلی',
  'موکا',
  'شفاف',
  'پرتقالی',
  'استخوانی',
  'حنایی',
  'سرخ',
  'سربی',
  'زمردی',
  'صدفی',
  'یاقوتی',
  'مرجانی',
  'کاهویی',
  'گوجه‌ای',
]);

/** Shades that make one name with a colour: «آبی آسمانی», «قهوه‌ای سوخته», «سبز تیره». */
const SHADES: ReadonlyMap<string, string> = new Map(
  'آسمانی:آسمونی,آسمانی|نفتی|کاربنی|درباری|فیروزه‌ای|روشن|تیره|پررنگ:پر رنگ|کم‌رنگ:کمرنگ,کم رنگ|سوخته|یشمی|زیتونی|پسته‌ای|ارتشی|چمنی|لجنی|سیدی|دریایی|فسفری|کبریتی|قناری|لیمویی|چرک|ملایم|کثیف|جیغ|گوجه‌ای|آجری|آلبالویی|عنابی|جگری|متالیک|مات|زغالی|کله‌غازی:کله غازی|اکلیلی|یخی|نئون|نعنایی|هلویی|گلبهی|شکلاتی|نسکافه‌ای|پاستیلی|سیر|براق|یاسی|بنفش|کالباسی|خاکستری|سدری|کرم|کله‌ای|اقیانوسی|لاجوردی|تند|باز|خردلی'
    .split('|')
    .flatMap((row) => {
      const [name = '', spellings = ''] = row.split(':');
      return [name, ...spellings.split(',')]
        .filter((spelling) => spelling !== '')
        .map((spelling): [string, string] => [matchKey(spelling.replaceAll('\u200c', ' ')), name]);
    }),
);

/** Colours that are typed in one word with a shade: «آبی‌نفتی». */
const BASES = [
  'آبی',
  'سبز',
  'قرمز',
  'زرد',
  'صورتی',
  'بنفش',
  'قهوه‌ای',
  'طوسی',
  'خاکستری',
  'نارنجی',
  'سفید',
  'یاسی',
  'سرمه‌ای',
];

/** Colours by match key, words typed apart with a space, and typed together. */
export const colours: PhraseTable<Colour> = createPhraseTable(buildColours());
/** Shade words by match key. */
export const shades: PhraseTable<string> = createPhraseTable(
  new Map([...SHADES].flatMap(([key, name]) => [[key, name] as const, [key.replaceAll(' ', ''), name] as const])),
);

function buildColours(): ReadonlyMap<string, Colour> {
  const table = new Map<string, Colour>();
  for (const row of COLOURS.trim().split('\n')) {
    const [name = '', spellings = ''] = row.split(':');
    const colour = { name, isWeak: WEAK.has(name) };
    for (const spelling of [name, ...spellings.split(',')]) {
      const spaced = matchKey(spelling.replaceAll('\u200c', ' '));
      if (spaced === '') continue;
      table.set(spaced, colour);
      table.set(spaced.replaceAll(' ', ''), colour);
    }
  }
  for (const base of BASES) {
    for (const [key, shade] of SHADES) {
      table.set(matchKey(base) + key.replaceAll(' ', ''), { name: `${base} ${shade}`, isWeak: false });
    }
  }
  return table;
}
