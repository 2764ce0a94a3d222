// The code's own words in the reader's language; the backend's English while they are not loaded, or when it is newer than the page.
import { t } from '../../../../waterfall/t';
import type { CodeTexts } from '../../../../contract/codes';
import type { Found, Step } from './found';

// Below this nobody said so: it is deduced.
const SURE = 0.5;

export function sentenceOf(found: Found, texts: CodeTexts | undefined): string {
  const own = texts?.sentenceOf(found.code, found.params);
  const sentence = own === undefined || own === found.code ? found.sentence : own;
  return found.confidence < SURE ? t('sentence.likely', 'Likely: {{sentence}}', { sentence }) : sentence;
}

export function stepsOf(found: Found, texts: CodeTexts | undefined): readonly Step[] {
  const own = (texts?.stepsOf(found.code, found.params) ?? []).map(({ text, command }) => ({ text, command: command ?? '' }));
  return own.length > 0 ? own : found.steps;
}
