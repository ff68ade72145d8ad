// What rules alone cannot do: whether an order number or a detail still counts, and what a message says in other words.
// Hamzaban runs these in process; `rasa run actions --actions actions.ts` serves them to a real Rasa, which without them
// answers as well as it can.
import { Action, type CollectingDispatcher, SlotSet, type Tracker } from '@hamzaban/action-sdk';

/** What the forms ask besides the number: filled when a case was registered. */
const details = ['return_reason', 'exchange_wish', 'problem_details', 'complaint_details'] as const;

/**
 * A new case begins: the answers of the one before do not count for it. Its order number does not either, once that case
 * was registered, or when the visitor speaks of another order; one that was only named a moment ago does.
 */
export class ActionNewCase extends Action {
  override readonly readsEvents = false;

  name() {
    return 'action_new_case';
  }

  run(_: CollectingDispatcher, tracker: Tracker) {
    const wasRegistered = details.some((slot) => tracker.getSlot(slot) !== null);
    const isNumberGiven = tracker.getLatestEntityValues('order_number').length > 0;
    const isNumberOld = !isNumberGiven && (wasRegistered || namesAnotherOrder(foldedText(tracker)));
    const old = [...details, 'order_number_missing', 'noted_for_person', ...(isNumberOld ? ['order_number'] : [])];
    return old.filter((slot) => tracker.getSlot(slot) !== null).map((slot) => SlotSet(slot, null));
  }
}

/**
 * Reads the answer to "which order?" where no number is in it: a name by which a person finds the order is taken, sizes
 * and amounts are not; or the visitor says, in whatever words, that the number is not at hand.
 */
export class ActionReadOrderNumber extends Action {
  override readonly readsEvents = false;

  name() {
    return 'action_read_order_number';
  }

  run(_: CollectingDispatcher, tracker: Tracker) {
    const has = (entities: readonly string[]) =>
      entities.some((entity) => tracker.getLatestEntityValues(entity).length > 0);
    const text = foldedText(tracker);
    const isMissing = !has(identifying) && saysNumberIsMissing(text);
    const isName = tracker.latestMessage.intent?.name === 'inform' && !has(measuring) && !isNoName.test(text);
    const isAnswer = /^\p{N}+$/u.test(text) || isName;
    const isTaken = !has(identifying) && !isMissing && isAnswer;
    const wasMissing = tracker.getSlot('order_number_missing') === true;
    return [
      ...(isMissing === wasMissing ? [] : [SlotSet('order_number_missing', isMissing ? true : null)]),
      ...(isTaken ? [SlotSet('order_number', tracker.latestMessage.text ?? null)] : []),
    ];
  }
}

/** Remembers that what is written to the person who is waited for was acknowledged: more would only talk into the waiting. */
export class ActionNoteForPerson extends Action {
  override readonly readsEvents = false;

  name() {
    return 'action_note_for_person';
  }

  run() {
    return [SlotSet('noted_for_person', true)];
  }
}

/** Whoever waited for a person and says that it is no longer needed is answered by the bot again. */
export class ActionStopWaiting extends Action {
  override readonly readsEvents = false;

  name() {
    return 'action_stop_waiting';
  }

  run(_: CollectingDispatcher, tracker: Tracker) {
    const waiting = ['waits_for', 'noted_for_person'];
    return waiting.filter((slot) => tracker.getSlot(slot) !== null).map((slot) => SlotSet(slot, null));
  }
}

/** By these a person finds an order. */
const identifying = ['order_number', 'tracking_code', 'phone_number', 'email'] as const;
/** Numbers of these are no orders. */
const measuring = ['size', 'price', 'quantity', 'date', 'time'] as const;

/** A question («عکسشو بفرستم؟») and a picture that is spoken of. */
const isNoName = /[?؟]|عکس|فیلم|ویدیو|ویدئو|(?<!\p{L})(?:aks|film|video)/u;

function foldedText(tracker: Tracker): string {
  const text = tracker.latestMessage.text ?? '';
  return text
    .replace(/ي/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[\s\u200c]+/g, ' ')
    .trim()
    .toLowerCase();
}

const anotherOrder =
  /(?:سفارش|خرید|بسته|مرسوله)\p{L}* (?:هم )?(?:دیگ|دوم|بعدی|قبلی|جدید)|(?:یکی|اون یکی|آن یکی)(?: دیگ\p{L}*)? از (?:سفارش|خرید)|(?:اون|آن) یکی (?:سفارش|خرید|بسته)|(?:sefaresh|kharid|baste)\p{L}* (?:ham )?(?:dige|digar|dovom|badi|ghabli|jadid)/u;

function namesAnotherOrder(text: string): boolean {
  return anotherOrder.test(text);
}

/** What the number is, or stands on. */
const number = /شمار|کد|پیام|اس ?ام ?اس|فاکتور|shomar|code|payam|sms/;
/** What can be said of it; of a parcel it means something else («گم شده»), so it takes one of the words above. */
const isNotThere =
  /ندار|نیس|نمی|نیومد|نیامد|نگرفت|نداد|نکرد|نشد|رفت|فراموش|گم|پاک|حذف|nadar|nist|nemi|nayomad|rafte|gom|pak/;
/** Answers that need no such word, since the number was asked for. */
const bareAnswer = new RegExp(
  [
    'ندارم',
    'یادم (?:نیست|نیس|نمی ?اد|نمی ?آید|رفت)',
    'فراموش\\p{L}* کردم',
    'نمی ?د(?:ون|ان)م',
    'گمش\\p{L}* کردم',
    '(?:پیداش|پیدایش)\\p{L}* (?:نمی ?کنم|نکردم)',
    'پاک\\p{L}* کردم',
    '(?:دسترسم|دستم|همراهم|پیشم) (?:نیست|نیس)',
    'nadaram',
    'yadam (?:nist|nis|nemi|raft)',
    'nemid\\p{L}+nam',
    'gomesh kardam',
    'peydash\\p{L}* (?:nemikonam|nakardam)',
  ].join('|'),
  'u',
);
const BARE_ANSWER_WORDS = 3;

function saysNumberIsMissing(text: string): boolean {
  return (
    (number.test(text) && isNotThere.test(text)) ||
    (bareAnswer.test(text) && text.split(' ').length <= BARE_ANSWER_WORDS)
  );
}
