import { at32, bytesOf } from './batch-rows';
import {
  featureHiddenBelow,
  features,
  intentHiddenBelow,
  kept,
  slotCount,
  slotUnknown,
  textStarts,
  tokenLimit,
  vectorPlaces,
  wordHiddenBelow,
  wordSlots,
} from './net-memory';
import { random } from './random';

/** Writes the features of the tokens of texts; some are made unknown, and the intents of some texts. */
export function keepSome(numbers: usize, texts: i32): void {
  let into = 0;
  for (let text = 0; text < texts; text++) {
    const number = at32(numbers, text);
    const end = at32(textStarts, number + 1);
    const isIntentHidden = random() < intentHiddenBelow;
    for (let token = at32(textStarts, number); token < end; token++) keepToken(token, into++, isIntentHidden);
  }
}

function keepToken(token: i32, into: i32, isIntentHidden: bool): void {
  const last = slotCount - 1;
  const isWordHidden = random() < wordHiddenBelow;
  for (let slot = 0; slot < slotCount; slot++) {
    const isHidden =
      slot == last ? isIntentHidden : random() < featureHiddenBelow || (isWordHidden && slot < wordSlots);
    const feature = isHidden ? at32(slotUnknown, slot) : at32(features, token * slotCount + slot);
    store<i32>(kept + bytesOf(slot * tokenLimit + into), feature);
  }
  store<i32>(kept + bytesOf(slotCount * tokenLimit + into), at32(vectorPlaces, token));
}
