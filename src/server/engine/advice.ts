// Advice of all who wrote some, read once per text.
import type { Result } from '../../base/result';
import type { Advice } from '../../pod/code/advice';
import { mergeAdvice, NO_ADVICE } from '../../pod/code/advice';
import type { WrittenAdvice } from './engine';

export interface KnownAdvice {
  readonly advice: Advice;
  /** One sentence per text that cannot be read: it is left out whole. */
  readonly mistakes: readonly string[];
}

// As many texts as data sources that change theirs in a while; then all are read again.
const TEXTS_MAX = 100;

export class AdviceBook {
  private readonly read = new Map<string, Promise<Result<Advice>>>();

  constructor(private readonly reader: (text: string) => Promise<Result<Advice>>) {}

  /** @param written nearest first */
  async of(written: readonly WrittenAdvice[]): Promise<KnownAdvice> {
    const results = await Promise.all(written.filter(({ text }) => text.trim() !== '').map(async ({ from, text }) => ({ from, result: await this.readOnce(text) })));
    return {
      advice: results.reduceRight((farther, { result }) => (result.ok ? mergeAdvice(result.value, farther) : farther), NO_ADVICE),
      mistakes: results.flatMap(({ from, result }) => (result.ok ? [] : [`The advice of ${from} is not used: ${result.why}`])),
    };
  }

  private readOnce(text: string): Promise<Result<Advice>> {
    if (this.read.size >= TEXTS_MAX) {
      this.read.clear();
    }
    const known = this.read.get(text) ?? this.reader(text);
    this.read.set(text, known);
    return known;
  }
}
