// Texts of 1 MiB that are made from a pattern's own words, to keep its matcher busy: each word without end, each two in
// turn, a beginning that matches with an end that does not.
import type { Rule } from '../rule';

const SIZE_CHARS = 1024 * 1024;

const filled = (unit: string, head = ''): string => (head + unit.repeat(Math.ceil(SIZE_CHARS / Math.max(1, unit.length)))).slice(0, SIZE_CHARS);

/** The literal stretches of a pattern. */
function wordsOf(pattern: RegExp): readonly string[] {
  const plain = pattern.source.replace(/\(\?(?:<\w+>|[:=!])/g, '(').replace(/\\[SwdsbD]|\[[^\]]*\]/g, '\u0000').replace(/\\(.)/g, '$1');
  return [...new Set(plain.split(/[\u0000()|^$*+?]+/).filter((word) => word.length > 1))];
}

/** One at a time: all together they would fill the memory. */
export function* hostileTexts({ pattern }: Rule): Generator<string> {
  const words = wordsOf(pattern);
  const all = words.join('');
  for (const word of words) {
    yield filled(word);
    yield filled('a', word);
    yield filled(`${word}"`);
    yield filled(`${word} : `);
  }
  for (const [i, word] of words.slice(1).entries()) {
    yield filled(`${words[i] ?? ''}a, ${word}`);
  }
  for (const unit of [all, `${all} x: `, 'Readiness probe failed: ', 'a', ' ', '"', '1', ', 1 ', '\n']) {
    yield filled(unit === '' ? ' ' : unit);
  }
}
