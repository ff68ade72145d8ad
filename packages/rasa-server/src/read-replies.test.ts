import { describe, expect, it } from 'vitest';
import { readReplies } from './read-replies.ts';

const read = (list: unknown) => readReplies(new TextEncoder().encode(JSON.stringify(list)));

describe('replies of the REST channel', () => {
  it.each([
    ['texts', [{ recipient_id: 'r', text: 'a' }, { text: 'b' }], [{ text: 'a' }, { text: 'b' }]],
    [
      'buttons',
      [{ text: 'a', buttons: [{ title: 'b', payload: '/c', type: 'postback' }, { title: 'd' }] }],
      [{ text: 'a', buttons: [{ title: 'b', payload: '/c', type: 'postback' }, { title: 'd' }] }],
    ],
    ['images', [{ image: 'https://x/y.png' }], [{ image: 'https://x/y.png' }]],
    ['custom objects', [{ custom: { a: [1, null] } }], [{ custom: { a: [1, null] } }]],
    ['custom values', [{ custom: [1] }, { custom: 'x' }], [{ custom: [1] }, { custom: 'x' }]],
    ['attachments', [{ attachment: { type: 'file' } }], [{ custom: { attachment: { type: 'file' } } }]],
    ['attachments beside custom', [{ custom: { a: 1 }, attachment: 'u' }], [{ custom: { a: 1, attachment: 'u' } }]],
    ['nothing', [{ recipient_id: 'r' }, { text: '' }, { text: null, custom: null }], []],
    [
      'what no text may hold',
      [
        { text: 'a\u0000\ud83d' },
        { text: '\u0000' },
        { custom: { 'k\u0001': ['\u009f'] }, buttons: [{ title: '\udc00' }] },
      ],
      [{ text: 'a\ufffd' }, { buttons: [{ title: '\ufffd' }], custom: { k: [''] } }],
    ],
    [
      'wrong types',
      [{ text: 5, image: {}, buttons: 'x' }, { buttons: [{ title: 1 }, 'x', { title: 'a', payload: 2 }] }],
      [],
    ],
  ])('are read: %s', (_, list, replies) => {
    expect(read(list)).toEqual({ replies });
  });

  it.each([
    [[{ custom: { handoff: 'request' } }], []],
    [[{ text: 'a', custom: { handoff: 'request', team: 'sales' } }], [{ text: 'a', custom: { team: 'sales' } }]],
    [[{ text: 'a', metadata: { handoff: 'request' } }], [{ text: 'a' }]],
  ])('ask for a human: %j', (list, replies) => {
    expect(read(list)).toEqual({ replies, handoff: 'request' });
  });

  it('do not ask for a human with another word', () => {
    expect(read([{ custom: { handoff: 'done' } }])).toEqual({ replies: [{ custom: { handoff: 'done' } }] });
  });

  it('may be a hundred and not one more', () => {
    expect(read(Array(100).fill({ text: 'a' })).replies).toHaveLength(100);
    expect(() => read(Array(101).fill({ text: 'a' }))).toThrow('too_many_replies');
  });
});
