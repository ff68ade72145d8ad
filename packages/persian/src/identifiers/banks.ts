/** A bank by the first six digits of its cards and the three digits of its sheba. */
export interface Bank {
  readonly name: string;
  readonly nickname: string;
  readonly cardPrefixes: readonly string[];
  readonly shebaCodes: readonly string[];
}

const rows: readonly (readonly [string, string, string, string])[] = [
  ['بانک مرکزی', 'central-bank', '636795', '010'],
  ['بانک صنعت و معدن', 'sanat-o-madan', '627961', '011'],
  ['بانک ملت', 'mellat', '610433 991975', '012'],
  ['بانک رفاه کارگران', 'refah', '589463', '013'],
  ['بانک مسکن', 'maskan', '628023', '014'],
  ['بانک سپه', 'sepah', '589210 604932', '015'],
  ['بانک کشاورزی', 'keshavarzi', '603770 639217', '016'],
  ['بانک ملی ایران', 'melli', '603799 170019', '017'],
  ['بانک تجارت', 'tejarat', '585983 627353', '018'],
  ['بانک صادرات ایران', 'saderat', '603769 903769', '019'],
  ['بانک توسعه صادرات', 'tosee-saderat', '627648 207177', '020'],
  ['پست بانک ایران', 'post', '627760', '021'],
  ['بانک توسعه تعاون', 'tosee-taavon', '502908', '022'],
  ['موسسه اعتباری توسعه', 'tosee', '628157', '051'],
  ['بانک قوامین', 'ghavamin', '639599', '052'],
  ['بانک کارآفرین', 'karafarin', '627488 502910', '053'],
  ['بانک پارسیان', 'parsian', '622106 639194 627884', '054'],
  ['بانک اقتصاد نوین', 'eghtesad-novin', '627412', '055'],
  ['بانک سامان', 'saman', '621986', '056'],
  ['بانک پاسارگاد', 'pasargad', '502229 639347', '057'],
  ['بانک سرمایه', 'sarmayeh', '639607', '058'],
  ['بانک سینا', 'sina', '639346', '059'],
  ['بانک قرض‌الحسنه مهر ایران', 'mehr-iran', '606373', '060'],
  ['بانک شهر', 'shahr', '502806 504706', '061'],
  ['بانک آینده', 'ayandeh', '636214', '062'],
  ['بانک انصار', 'ansar', '627381', '063'],
  ['بانک گردشگری', 'gardeshgari', '505416 505426', '064'],
  ['بانک حکمت ایرانیان', 'hekmat', '636949', '065'],
  ['بانک دی', 'dey', '502938', '066'],
  ['بانک ایران زمین', 'iran-zamin', '505785', '069'],
  ['بانک قرض‌الحسنه رسالت', 'resalat', '504172', '070'],
  ['موسسه اعتباری کوثر', 'kosar', '505801', '073'],
  ['موسسه اعتباری ملل', 'melal', '606256 581874', '075'],
  ['بانک خاورمیانه', 'khavar-mianeh', '585947 505809', '078'],
  ['موسسه اعتباری نور', 'noor', '507677', '080'],
  ['بانک ایران و ونزوئلا', 'iran-venezuela', '581874', '095'],
  ['بانک مهر اقتصاد', 'mehr-eghtesad', '639370', '079'],
];

/** Iranian banks and credit institutions of the Shetab network (prefixes as published by the Central Bank). */
export const banks: readonly Bank[] = rows.map(([name, nickname, cards, shebas]) => ({
  name,
  nickname,
  cardPrefixes: cards.split(' '),
  shebaCodes: shebas.split(' '),
}));

const byCard = new Map(banks.flatMap((bank) => bank.cardPrefixes.map((prefix): [string, Bank] => [prefix, bank])));
const bySheba = new Map(banks.flatMap((bank) => bank.shebaCodes.map((code): [string, Bank] => [code, bank])));

/** Bank of a card by its first six Latin digits. */
export function bankOfCard(digits: string): Bank | undefined {
  return byCard.get(digits.slice(0, 6));
}

/** Bank of a sheba in canonical form (`IR` and 24 digits). */
export function bankOfSheba(sheba: string): Bank | undefined {
  return bySheba.get(sheba.slice(4, 7));
}
