import { describe, expect, it } from 'vitest';
import { createReader } from '../reader/create-reader.ts';

const { read } = createReader();
const nowMs = Date.parse('2026-11-24T10:00:00+03:30');
const times = (text: string): unknown[] =>
  read(text, { nowMs }).entities.flatMap((entity): unknown[] => {
    if (entity.kind === 'time') return [[entity.text, entity.value, ...(entity.alternatives ?? [])]];
    return entity.kind === 'duration' ? [[entity.text, entity.value]] : [];
  });

describe('times of day', () => {
  it.each<[string, string[]]>([
    ['ساعت سه بعدازظهر', ['ساعت سه بعدازظهر', '15:00']],
    ['۸ و نیم شب', ['۸ و نیم شب', '20:30']],
    ['ده دقیقه به هشت', ['ده دقیقه به هشت', '07:50', '19:50']],
    ['پنج و بیست دقیقه', ['پنج و بیست دقیقه', '05:20', '17:20']],
    ['ساعت هفت ونیم', ['ساعت هفت ونیم', '07:30', '19:30']],
    ['۰۸:۰۰', ['۰۸:۰۰', '08:00']],
    ['از ۸ تا ۱۰ شب', ['۸ تا ۱۰ شب', '20:00/22:00']],
    ['۱۰ تا ۲ ظهر', ['۱۰ تا ۲ ظهر', '10:00/14:00']],
    ['بین ساعت ده و دوازده', ['ساعت ده و دوازده', '10:00/12:00', '22:00/00:00']],
    ['ساعت کاریتون ۹ تا ۱۷ هست؟', ['۹ تا ۱۷', '09:00/17:00']],
    ['امشب ساعت ۹', ['ساعت ۹', '21:00']],
    ['عصر ساعت ۵', ['عصر ساعت ۵', '17:00']],
    ['۲ نصفه شب', ['۲ نصفه شب', '02:00']],
    ['ساعت دوازده شب', ['ساعت دوازده شب', '00:00']],
    ['شش‌صبح', ['شش‌صبح', '06:00']],
    ['فردا بین هشت و ده', ['هشت و ده', '08:00/10:00', '20:00/22:00']],
  ])('%s', (text, time) => {
    expect(times(text)).toEqual([time]);
  });
});

describe('lengths of time', () => {
  it.each<[string, string[]]>([
    ['سه ساعته پشت درم', ['سه ساعت', 'PT3H']],
    ['یه ربعه منتظرم', ['یه ربع', 'PT15M']],
    ['سه تا پنج روز کاری', ['سه تا پنج روز', 'P3D/P5D']],
    ['یکی دو روزه', ['یکی دو روز', 'P1D/P2D']],
    ['یک ساعت و بیست دقیقه', ['یک ساعت و بیست دقیقه', 'PT1H20M']],
    ['دو روز و نیم', ['دو روز و نیم', 'P2DT12H']],
    ['یه سال و نیم', ['یه سال و نیم', 'P1Y6M']],
    ['نصف روز', ['نصف روز', 'PT12H']],
    ['یه هفته‌ای', ['یه هفته', 'P1W']],
    ['دو هفته و نیم', ['دو هفته و نیم', 'P18D']],
    ['ربع ساعت', ['ربع ساعت', 'PT15M']],
  ])('%s', (text, duration) => {
    expect(times(text)).toEqual([duration]);
  });

  it('give their bounds in seconds', () => {
    const [duration] = read('دو سه ساعت').entities;
    expect(duration).toMatchObject({ lowestSeconds: 7200, highestSeconds: 10_800 });
  });

  it.each([
    'ساعت دیواری ۶۰ سانتی',
    'یه ساعت مچی میخوام',
    'دو تا ساعت دیواری',
    'ربع سکه',
    'ساعت چنده',
    'پیرهن بچه ۴ ساله',
    'دخترم ۱۲ سالشه',
  ])('and times are none in %s', (text) => {
    expect(times(text)).toEqual([]);
  });

  it('leaves parts of the day without an hour by themselves', () => {
    expect(read('فردا صبح میام', { nowMs }).entities.map(({ kind, text }) => [kind, text])).toEqual([
      ['date', 'فردا'],
      ['day-part', 'صبح'],
    ]);
  });
});
