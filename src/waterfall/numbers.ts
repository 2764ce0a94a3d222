// How lengths, instants, ratios and forecasts are written: never more digits than we know. Rounding is half up and happens
// only here. Everything takes milliseconds or plain ratios; nothing here reads a clock.
import { dateTimeFormat } from '@grafana/data';
import { t } from './t';

/** A length of time: best estimate and bounds, in milliseconds. An infinite `hiMs` is an open end. */
export interface Length {
  readonly estMs: number;
  readonly loMs: number;
  readonly hiMs: number;
}

/** An instant: best estimate and bounds, in milliseconds since 1970 or since anything else. */
export interface Moment {
  readonly est: number;
  readonly lo: number;
  readonly hi: number;
}

export type Precision = 'exact' | 'fine' | 'coarse' | 'bounded';

const EXACT_MS = 10;
const FINE_MS = 100;
const COARSE_MS = 1000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on two units, no decimals. */
const LONG_MS = 10 * MINUTE;

/** Half the width of what is known, with a hair for the arithmetic of doubles. */
export function precisionOf({ loMs, hiMs }: Pick<Length, 'loMs' | 'hiMs'>): Precision {
  const halfMs = (hiMs - loMs) / 2 - 1e-3;
  return halfMs <= EXACT_MS ? 'exact' : halfMs <= FINE_MS ? 'fine' : halfMs <= COARSE_MS ? 'coarse' : 'bounded';
}

export const exactly = (ms: number): Length => ({ estMs: ms, loMs: ms, hiMs: ms });

/** Half up, in steps of `unit`; never a negative zero. */
const rounded = (value: number, unit: number): number => Math.floor(value / unit + 0.5) * unit + 0;

const ofMs = (ms: number): string => t('number.ms', '{{value}} ms', { value: String(rounded(ms, 1)) });
const ofSeconds = (ms: number, digits: 0 | 1 | 2): string => t('number.s', '{{value}} s', { value: (rounded(ms, SECOND / 10 ** digits) / SECOND).toFixed(digits) });

/** Two units, no decimals: `12 m 6 s`, `1 h 4 m`, `3 d 2 h`. */
function longText(ms: number): string {
  const seconds = rounded(ms, SECOND);
  if (seconds < HOUR) {
    return t('number.minutes', '{{m}} m {{s}} s', { m: String(Math.floor(seconds / MINUTE)), s: String((seconds % MINUTE) / SECOND) });
  }
  const minutes = rounded(ms, MINUTE);
  if (minutes < DAY) {
    return t('number.hours', '{{h}} h {{m}} m', { h: String(Math.floor(minutes / HOUR)), m: String((minutes % HOUR) / MINUTE) });
  }
  const hours = rounded(ms, HOUR);
  return t('number.days', '{{d}} d {{h}} h', { d: String(Math.floor(hours / DAY)), h: String((hours % DAY) / HOUR) });
}

function exactText(ms: number): string {
  if (ms > 0 && ms < 0.5) {
    return t('number.underMs', '< 1 ms');
  }
  if (rounded(ms, 1) === 0) {
    return '0';
  }
  if (rounded(ms, 1) < SECOND) {
    return ofMs(ms);
  }
  return rounded(ms, 10) < 100 * SECOND ? ofSeconds(ms, 2) : tenthsText(ms);
}

const tenthsText = (ms: number): string => (rounded(ms, 100) < LONG_MS ? ofSeconds(ms, 1) : longText(ms));
const wholeText = (ms: number): string => (rounded(ms, SECOND) < LONG_MS ? ofSeconds(ms, 0) : longText(ms));
const atMost = (ms: number): string => t('number.atMost', '≤ {{length}}', { length: wholeText(Math.ceil(ms / SECOND) * SECOND) });

function rangeText({ loMs, hiMs }: Length): string {
  const lo = Math.floor(loMs / SECOND) * SECOND;
  if (!Number.isFinite(hiMs)) {
    return t('number.atLeast', '≥ {{length}}', { length: wholeText(lo) });
  }
  const hi = Math.ceil(hiMs / SECOND) * SECOND;
  if (lo <= 0) {
    return atMost(hi);
  }
  if (hi < LONG_MS) {
    return t('number.seconds', '{{lo}}–{{hi}} s', { lo: String(lo / SECOND), hi: String(hi / SECOND) });
  }
  const [least, most] = [wholeText(lo), wholeText(hi)];
  return least === most ? most : t('number.range', '{{lo}} to {{hi}}', { lo: least, hi: most });
}

/** `580 ms`, `34.89 s`, `7.5 s`, `≈ 3 s`, `2–35 s`, `≤ 2 s`, `12 m 6 s`: by what is known of it. */
export function lengthText(length: Length): string {
  switch (precisionOf(length)) {
    case 'exact':
      return exactText(length.estMs);
    case 'fine':
      return rounded(length.estMs, FINE_MS) === 0 ? t('number.atMostTenth', '≤ 0.1 s') : tenthsText(length.estMs);
    case 'coarse':
      return rounded(length.estMs, SECOND) === 0 ? atMost(length.hiMs) : t('number.about', '≈ {{length}}', { length: wholeText(length.estMs) });
    case 'bounded':
      return rangeText(length);
  }
}

export const unknownText = (): string => t('number.unknown', 'unknown');

/** A length in a column: an arrow while it runs, a word when nothing is known. What grows while it is read needs no hundredths. */
export function durationText(length: Length, state: { readonly open?: boolean; readonly unknown?: boolean } = {}): string {
  const growing = state.open === true && length.estMs >= SECOND && precisionOf(length) === 'exact';
  const text = state.unknown === true ? unknownText() : growing ? tenthsText(length.estMs) : lengthText(length);
  return state.open === true ? t('number.open', '{{length}} →', { length: text }) : text;
}

/** A target: whole seconds, as it is written down. */
export const targetText = (ms: number): string => wholeText(ms);

/** A pod's SLI stays in seconds beside its target up to 600 s, so that both can be compared digit by digit. */
export function sliText(sli: Length, targetMs: number): string {
  return t('number.ofTarget', '{{sli}} of {{target}}', { sli: lengthText(sli), target: targetText(targetMs) });
}

/** Since the begin: `+33.300 s` when exact, `+33.3 s`, `+4.5 ± 0.5 s` when coarse, `+0 to 1 s` when only a second is known. */
export function offsetText({ est, lo, hi }: Moment, origin: number): string {
  const [estMs, loMs, hiMs] = [est - origin, lo - origin, hi - origin];
  const seconds = (ms: number, digits: number): string => (rounded(ms, SECOND / 10 ** digits) / SECOND).toFixed(digits);
  if (Math.abs(estMs) >= LONG_MS) {
    return estMs < 0 ? `−${longText(-estMs)}` : `+${longText(estMs)}`;
  }
  const sign = estMs < 0 ? '−' : '+';
  const value = Math.abs(estMs);
  switch (precisionOf({ loMs, hiMs })) {
    case 'exact':
      return t('number.at', '{{sign}}{{value}} s', { sign, value: seconds(value, 3) });
    case 'fine':
      return t('number.at', '{{sign}}{{value}} s', { sign, value: seconds(value, 1) });
    case 'coarse':
      return loMs <= 0 && estMs >= 0
        ? t('number.atRange', '+{{lo}} to {{hi}} s', { lo: seconds(Math.max(0, loMs), 0), hi: String(Math.ceil(hiMs / SECOND)) })
        : t('number.atHalf', '{{sign}}{{value}} ± {{half}} s', { sign, value: seconds(value, 1), half: seconds(Math.max((hiMs - loMs) / 2, FINE_MS), 1) });
    case 'bounded':
      return Number.isFinite(hiMs)
        ? t('number.atRange', '+{{lo}} to {{hi}} s', { lo: String(Math.max(0, Math.floor(loMs / SECOND))), hi: String(Math.ceil(hiMs / SECOND)) })
        : t('number.atLeastAt', '≥ +{{lo}} s', { lo: String(Math.max(0, Math.floor(loMs / SECOND))) });
  }
}

/** Clock time in the dashboard's zone, with the digits that are known: `02:58:37.870`, `02:58:37.8`, `≈ 02:58:42`. */
export function clockText({ est, lo, hi }: Moment, timeZone: string): string {
  const precision = precisionOf({ loMs: lo, hiMs: hi });
  if (precision === 'bounded') {
    const ends = { lo: dateTimeFormat(lo, { format: 'HH:mm:ss', timeZone }), hi: dateTimeFormat(hi, { format: 'HH:mm:ss', timeZone }) };
    return t('number.range', '{{lo}} to {{hi}}', ends);
  }
  const text = dateTimeFormat(rounded(est, precision === 'fine' ? FINE_MS : 1), { format: precision === 'exact' ? 'HH:mm:ss.SSS' : precision === 'fine' ? 'HH:mm:ss.S' : 'HH:mm:ss', timeZone });
  return precision === 'coarse' ? t('number.about', '≈ {{length}}', { length: text }) : text;
}

/** Fewer deliveries than this make no ratio. */
const RATIO_MIN = 20;

/** Two decimals from 99 % on, one below; under twenty deliveries the counts. */
export function ratioText(good: number, all: number): string {
  if (all < RATIO_MIN) {
    return t('number.counts', '{{good}} of {{all}}', { good: String(good), all: String(all) });
  }
  const percent = (good / all) * 100;
  // A rounding up to 100 would hide the failures.
  const shown = good < all ? Math.min(percent, 99.99) : percent;
  return t('number.percent', '{{value}} %', { value: (percent >= 99 ? rounded(shown, 0.01) : rounded(shown, 0.1)).toFixed(percent >= 99 ? 2 : 1) });
}

/** Whole per cents, as budgets are told. */
export const percentText = (ratio: number): string => t('number.percent', '{{value}} %', { value: String(rounded(ratio * 100, 1)).replace('-', '−') });

/** `1.3×`, `0×` for none. */
export const burnText = (rate: number): string => (rounded(rate, 0.1) === 0 ? '0×' : `${rounded(rate, 0.1).toFixed(1)}×`);

/** Two significant digits in one unit for a whole column: `0.05 s`, `31 s`. */
export function percentileText(ms: number): string {
  const seconds = ms / SECOND;
  if (seconds <= 0) {
    return t('number.s', '{{value}} s', { value: '0' });
  }
  const unit = 10 ** (Math.floor(Math.log10(seconds)) - 1);
  const value = rounded(seconds, unit).toFixed(Math.max(0, -Math.floor(Math.log10(unit) + 1e-9)));
  return t('number.s', '{{value}} s', { value: value.replace(/^(0\.0\d+?)0$/, '$1') });
}

/** Forecasts round to what they are worth: `≈ 7 days`, `≈ 5 h`. */
export function forecastText(ms: number): string {
  if (ms >= 2 * DAY) {
    return t('number.forecastDays', '≈ {{days}} days', { days: String(rounded(ms, DAY) / DAY) });
  }
  return t('number.about', '≈ {{length}}', { length: ms >= 2 * HOUR ? t('number.h', '{{value}} h', { value: String(rounded(ms, HOUR) / HOUR) }) : ms >= 2 * MINUTE ? t('number.m', '{{value}} m', { value: String(rounded(ms, MINUTE) / MINUTE) }) : ofSeconds(ms, 0) });
}

const CERTAIN = 0.9;
const SUPPORTED = 0.5;

/** Confidence in words; below 0.5 the sentence itself begins with "Likely:". */
export function confidenceText(confidence: number): string {
  return confidence >= CERTAIN ? t('number.certain', 'certain') : confidence >= SUPPORTED ? t('number.supported', 'well supported') : t('number.likely', 'likely');
}

/** For ears: `5.1 seconds`, `60.1 seconds so far`, `between 2 and 35 seconds`. */
export function spokenLength(length: Length, state: { readonly open?: boolean; readonly unknown?: boolean } = {}): string {
  const text = state.unknown === true ? unknownText() : spoken(length);
  return state.open === true ? t('number.spoken.soFar', '{{length}} so far', { length: text }) : text;
}

function spoken(length: Length): string {
  const precision = precisionOf(length);
  if (precision === 'bounded' && Number.isFinite(length.hiMs) && length.hiMs < LONG_MS) {
    return t('number.spoken.between', 'between {{lo}} and {{hi}} seconds', { lo: String(Math.floor(length.loMs / SECOND)), hi: String(Math.ceil(length.hiMs / SECOND)) });
  }
  if (length.estMs >= LONG_MS || precision === 'bounded') {
    return lengthText(length);
  }
  if (precision === 'exact' && rounded(length.estMs, 1) < SECOND) {
    return t('number.spoken.ms', '{{value}} milliseconds', { value: String(rounded(length.estMs, 1)) });
  }
  const digits = precision === 'coarse' ? 0 : precision === 'fine' || length.estMs >= 100 * SECOND ? 1 : 2;
  const value = (rounded(length.estMs, SECOND / 10 ** digits) / SECOND).toFixed(digits);
  return precision === 'coarse' ? t('number.spoken.about', 'about {{value}} seconds', { value }) : t('number.spoken.s', '{{value}} seconds', { value });
}
