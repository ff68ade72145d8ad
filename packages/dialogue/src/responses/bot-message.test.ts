import { describe, expect, it } from 'vitest';
import { botMessage, restMessages } from './bot-message.ts';
import { botEvent, fillVariation } from './draft.ts';

const rest = (draft: Parameters<typeof botEvent>[0]) => restMessages(botMessage(botEvent(draft, 1)));

describe('a bot message on the REST channel', () => {
  it('is split at blank lines, but only at the first two line breaks', () => {
    expect(rest({ text: ' a\n\n\nb ' })).toEqual([{ text: 'a' }, { text: '\nb' }]);
  });

  it('keeps a text with buttons whole and sends quick replies as buttons', () => {
    const buttons = [{ title: 't', payload: '/p' }];
    expect(rest({ text: 'a\n\nb', buttons })).toEqual([{ text: 'a\n\nb', buttons }]);
    expect(rest({ text: 'q', quick_replies: buttons })).toEqual([{ text: 'q', buttons }]);
    expect(rest({ buttons })).toEqual([{ buttons }]);
  });

  it('comes in the order text, custom, image, attachment, elements', () => {
    const element = { title: 'T', subtitle: 'S', buttons: [{ title: 'b' }] };
    const parts = rest({ text: 't', custom: { a: 1 }, image: 'i', attachment: 'f', elements: [element, {}] });
    expect(parts).toEqual([
      { text: 't' },
      { custom: { a: 1 } },
      { image: 'i' },
      { attachment: 'f' },
      { text: 'T : S', buttons: [{ title: 'b' }] },
      { text: ' : ', buttons: [] },
    ]);
  });

  it('does not repeat an image as an attachment', () => {
    expect(botEvent({ image: 'i' }, 1).data.attachment).toBe('i');
    expect(rest({ image: 'i' })).toEqual([{ image: 'i' }]);
  });
});

describe('a draft', () => {
  it('keeps what the author wrote beside the message as metadata', () => {
    const variation = {
      text: 'x',
      id: 'v1',
      channel: 'rest',
      buttonType: 'vertical',
      condition: [{ type: 'slot', name: 's', value: 1 }],
      metadata: { a: 1 },
      extra: { free: true },
    };
    const event = botEvent(
      {
        ...fillVariation(
          variation,
          () => undefined,
          () => undefined,
        ),
        utter_action: 'utter_x',
      },
      1,
    );
    expect(event.text).toBe('x');
    expect(event.metadata).toEqual({
      id: 'v1',
      channel: 'rest',
      button_type: 'vertical',
      condition: [{ type: 'slot', name: 's', value: 1 }],
      metadata: { a: 1 },
      free: true,
      utter_action: 'utter_x',
    });
  });
});
